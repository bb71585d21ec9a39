import type { Rule } from "../rule.ts";

const vague = /^(utils?|helpers?|types?|common|misc|shared|lib|constants)$/;

export const clearNames: Rule = {
  name: "clear-names",
  reason: "A drawer for everything is where things are put twice and found never.",
  fix: "Name the file for the verb or the thing that it holds, and put it in the folder of its feature.",
  check: ({ files }) =>
    files
      .filter(({ path }) => path.split("/").some((part) => vague.test(part.replace(/(\.test)?\.tsx?$/, ""))))
      .map(({ path }) => ({ path, line: 1, message: "the name does not say what is inside" })),
};
