import { type Argument, Visitor } from "oxc-parser";
import type { SourceFile } from "../project.ts";
import type { Rule } from "../rule.ts";

export const noSwallowedErrors: Rule = {
  name: "no-swallowed-errors",
  reason: "An error that nobody hears of is found again by the people who use the program.",
  fix: "Handle it, log it or let it pass; where nothing is to be done, say why in a comment there.",
  check: ({ files }) =>
    files
      .filter(({ role }) => role === "source")
      .flatMap((file) =>
        swallowed(file).map((position) => ({
          path: file.path,
          line: file.lineAt(position),
          message: "an error is swallowed without a word",
        })),
      ),
};

function swallowed(file: SourceFile): number[] {
  const positions: number[] = [];
  const explained = new Set(file.comments.map(({ end }) => file.lineAt(end)));
  /** By a comment inside, or on the line before. */
  const isExplained = (start: number, end: number) => {
    for (let line = file.lineAt(start) - 1; line <= file.lineAt(end); line += 1) {
      if (explained.has(line)) return true;
    }

    return false;
  };

  new Visitor({
    CatchClause({ body, start }) {
      if (body.body.length === 0 && !isExplained(body.start, body.end)) positions.push(start);
    },
    CallExpression({ callee, arguments: [handler], end }) {
      const isCatch =
        callee.type === "MemberExpression" &&
        callee.property.type === "Identifier" &&
        callee.property.name === "catch";

      if (isCatch && handler && doesNothing(handler, file.text) && !isExplained(callee.property.start, end)) {
        positions.push(callee.property.start);
      }
    },
  }).visit(file.program);

  return positions;
}

function doesNothing(handler: Argument, text: string): boolean {
  if (handler.type !== "ArrowFunctionExpression") return false;

  return /^(\{\s*\}|undefined|void 0)$/.test(text.slice(handler.body.start, handler.body.end));
}
