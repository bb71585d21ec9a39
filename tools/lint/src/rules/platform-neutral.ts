import { Visitor } from "oxc-parser";
import type { SourceFile } from "../project.ts";
import type { Rule, Violation } from "../rule.ts";

const neutral = ["packages/contract", "packages/api"];
const nodeGlobals = ["Buffer", "process", "__dirname", "__filename", "setImmediate"];

export const platformNeutral: Rule = {
  name: "platform-neutral",
  reason:
    "The contract and the router's types are compiled in browsers and by other services, where Node is not.",
  fix: "Use what every platform has (Uint8Array, TextEncoder, crypto.randomUUID), or move the code below the contract.",
  check: ({ files }) =>
    files.filter(({ folder, role }) => neutral.includes(folder) && role === "source").flatMap(checkFile),
};

function checkFile(file: SourceFile): Violation[] {
  const violations = file.imports
    .filter(({ target }) => target.kind === "builtin")
    .map(({ specifier, line }) => ({ path: file.path, line, message: `${specifier} exists only in Node` }));

  new Visitor({
    Identifier({ name, start }) {
      if (!nodeGlobals.includes(name) || file.text[start - 1] === ".") return;

      violations.push({ path: file.path, line: file.lineAt(start), message: `${name} exists only in Node` });
    },
  }).visit(file.program);

  return violations;
}
