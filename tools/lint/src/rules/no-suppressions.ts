import type { Rule } from "../rule.ts";

export const noSuppressions: Rule = {
  name: "no-suppressions",
  reason: "The compiler's word is the proof that everything else rests on.",
  fix: "Make the types say what is true. In tests @ts-expect-error may prove that something does not compile.",
  check: ({ files }) =>
    files.flatMap((file) =>
      file.comments.flatMap(({ value, start }) => {
        const directive = /^[\s*]*@ts-(ignore|nocheck|expect-error)\b/.exec(value)?.[1];
        if (directive === undefined || (directive === "expect-error" && file.role === "test")) return [];

        return [
          { path: file.path, line: file.lineAt(start), message: `@ts-${directive} silences the compiler` },
        ];
      }),
    ),
};
