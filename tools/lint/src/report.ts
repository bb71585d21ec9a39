import type { Rule, Violation } from "./rule.ts";

/** What the person reads: each violation as `file:line rule: message`, each rule's reason and remedy once. */
export function report(
  broken: { rule: Rule; violations: Violation[] }[],
  checked: { files: number; rules: number },
): string {
  const total = broken.reduce((sum, { violations }) => sum + violations.length, 0);
  if (total === 0) return `Architecture: ${checked.files} files keep ${checked.rules} rules.`;

  const blocks = broken.map(({ rule, violations }) => {
    const lines = violations.map(({ path, line, message }) => `${path}:${line} ${rule.name}: ${message}`);

    return [...lines, `  why: ${rule.reason}`, `  fix: ${rule.fix}`].join("\n");
  });

  return [...blocks, `Architecture: ${total} violations of ${broken.length} rules.`].join("\n\n");
}
