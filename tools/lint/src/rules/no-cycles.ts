import { fileGraph } from "../file-graph.ts";
import type { Rule, Violation } from "../rule.ts";

export const noCycles: Rule = {
  name: "no-cycles",
  reason:
    "Files that need each other at run time cannot be loaded one at a time: which one finds the other unfinished is luck.",
  fix: "Move what both need into a file of its own that imports neither. Imports of types alone do not count.",
  check(project) {
    const graph = fileGraph(project);
    const finished = new Set<string>();
    const violations: Violation[] = [];

    function visit(path: string, trail: string[]): void {
      for (const edge of graph.get(path)?.filter(({ found }) => !found.typeOnly) ?? []) {
        const start = trail.indexOf(edge.path);

        if (start >= 0) {
          const cycle = [...trail.slice(start), edge.path].join(" -> ");
          violations.push({ path, line: edge.found.line, message: `import cycle: ${cycle}` });
        } else if (!finished.has(edge.path)) {
          visit(edge.path, [...trail, edge.path]);
        }
      }

      finished.add(path);
    }

    for (const path of graph.keys()) {
      if (!finished.has(path)) visit(path, [path]);
    }

    return violations;
  },
};
