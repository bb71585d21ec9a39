import { matchesGlob } from "node:path";
import { Visitor } from "oxc-parser";
import type { SourceFile } from "../project.ts";
import type { Rule } from "../rule.ts";

/** Where the environment may be read, and why there. */
const allowed: { files: string; because: string }[] = [
  { files: "apps/*/src/env.ts", because: "the one place that reads and checks settings" },
  { files: "**/*.test.{ts,tsx}", because: "tests hand an environment to the processes that they start" },
  { files: "*/*/test/**", because: "as above" },
  { files: "packages/testing/**", because: "finds what the machine offers, and CI" },
  { files: "packages/db/scripts/**", because: "runs Prisma's generator as a child process" },
  { files: "benchmarks/**", because: "starts servers with settings of its own" },
  { files: "*/*/*.config.ts", because: "read by tools, outside of the program" },
];

export const envInOnePlace: Rule = {
  name: "env-in-one-place",
  reason:
    "A setting is read once, checked, and passed on as a value: nothing deeper down changes by accident.",
  fix: "Add the setting to apps/<app>/src/env.ts and pass its value down.",
  check: ({ files }) =>
    files
      .filter(({ path }) => !allowed.some((exception) => matchesGlob(path, exception.files)))
      .flatMap((file) =>
        readings(file).map((position) => ({
          path: file.path,
          line: file.lineAt(position),
          message: "the environment is read here",
        })),
      ),
};

function readings(file: SourceFile): number[] {
  const positions: number[] = [];

  new Visitor({
    MemberExpression({ object, property, start }) {
      const owner = file.text.slice(object.start, object.end);
      const name = file.text.slice(property.start, property.end).replaceAll(/["'`]/g, "");
      const ofProcess = owner === "import.meta" || /(^|\.)process$/.test(owner);

      if (ofProcess && name === "env") positions.push(start);
    },
    VariableDeclarator({ id, init, start }) {
      const fromProcess = init?.type === "Identifier" && init.name === "process";
      const takesEnv = id.type === "ObjectPattern" && /\benv\b/.test(file.text.slice(id.start, id.end));

      if (fromProcess && takesEnv) positions.push(start);
    },
    ImportDeclaration({ source, specifiers, start }) {
      const names = specifiers.map((specifier) => file.text.slice(specifier.start, specifier.end));

      if (/^(node:)?process$/.test(source.value) && names.some((name) => /^env\b/.test(name)))
        positions.push(start);
    },
  }).visit(file.program);

  return positions;
}
