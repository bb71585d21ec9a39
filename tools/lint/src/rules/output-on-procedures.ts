import { type CallExpression, type Expression, Visitor } from "oxc-parser";
import type { SourceFile } from "../project.ts";
import type { Rule, Violation } from "../rule.ts";

const endings = ["query", "mutation", "subscription"];

export const outputOnProcedures: Rule = {
  name: "output-on-procedures",
  reason: "Without .output() the row's own type, and its secret columns, reach the client.",
  fix: "Give the procedure .output(Schema) with a schema of the contract, in the same chain.",
  check: ({ files }) =>
    files.filter(({ folder, role }) => folder === "packages/api" && role === "source").flatMap(checkFile),
};

function checkFile(file: SourceFile): Violation[] {
  const violations: Violation[] = [];

  new Visitor({
    CallExpression(call) {
      const ending = memberName(call.callee);
      if (ending === null || !endings.includes(ending)) return;

      const output = chainOf(call).find((link) => memberName(link.callee) === "output");
      const message = output ? looseOutput(file, output) : `.${ending}() without .output() before it`;

      if (message !== null) violations.push({ path: file.path, line: lineOfEnding(file, call), message });
    },
  }).visit(file.program);

  return violations;
}

function looseOutput(file: SourceFile, { arguments: [schema] }: CallExpression): string | null {
  const text = schema ? file.text.slice(schema.start, schema.end) : "";

  return text === "" || /^z\.(any|unknown)\(/.test(text) ? `.output(${text}) lets everything through` : null;
}

/** The calls that a call is chained to: `a.b().c().d()` gives b and c. */
function chainOf(call: CallExpression): CallExpression[] {
  if (call.callee.type !== "MemberExpression") return [];

  const before = call.callee.object;

  return before.type === "CallExpression" ? [before, ...chainOf(before)] : [];
}

function memberName(callee: Expression): string | null {
  if (callee.type !== "MemberExpression") return null;

  return callee.property.type === "Identifier" ? callee.property.name : null;
}

function lineOfEnding(file: SourceFile, { callee, start }: CallExpression): number {
  return file.lineAt(callee.type === "MemberExpression" ? callee.property.start : start);
}
