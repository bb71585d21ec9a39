import type { Rule } from "../rule.ts";

export const noLooseEnds: Rule = {
  name: "no-loose-ends",
  reason: "What is left to do is an issue with an owner, not a note that nobody reads.",
  fix: "Do it now, or open an issue and take the note out.",
  check: ({ files }) =>
    files.flatMap((file) =>
      file.comments
        .filter(({ value }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(value))
        .map(({ start }) => ({
          path: file.path,
          line: file.lineAt(start),
          message: "a comment puts work off",
        })),
    ),
};
