import { Visitor } from "oxc-parser";
import type { SourceFile } from "../project.ts";
import type { Rule } from "../rule.ts";

export const noTestBranches: Rule = {
  name: "no-test-branches",
  reason: "Code that behaves differently under test is code that no test has seen.",
  fix: "Pass in what differs: a port, a clock, a setting.",
  check: ({ files }) =>
    files
      .filter(({ role }) => role === "source")
      .flatMap((file) =>
        comparisonsWithTest(file).map((position) => ({
          path: file.path,
          line: file.lineAt(position),
          message: "a branch for tests",
        })),
      ),
};

function comparisonsWithTest(file: SourceFile): number[] {
  const positions: number[] = [];

  new Visitor({
    BinaryExpression({ left, right, start }) {
      const sides = [left, right].map((side) => file.text.slice(side.start, side.end));
      const namesTest = sides.some((side) => /^["'`]test["'`]$/.test(side));

      if (namesTest && sides.some((side) => /node_?env/i.test(side))) positions.push(start);
    },
  }).visit(file.program);

  return positions;
}
