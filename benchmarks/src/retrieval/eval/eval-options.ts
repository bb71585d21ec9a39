import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

export type EvalOptions =
  | { kind: "sets"; folders: string[]; isUsual: boolean }
  | { kind: "installation"; url: string; token: string; baseId: string; questions: string };

export const usage = [
  "npm run eval                                  all sets of data/retrieval, ../shared/data/retrieval and the own one",
  "npm run eval -- folder …                      sets of one's own: corpus.jsonl and queries.jsonl",
  "npm run eval -- --base id --questions file.jsonl --url http://localhost:3000 --token …",
  "                                              questions to a base of a running installation; `relevant` names",
  "                                              titles or ids of documents, `answers` texts that should be found",
].join("\n");

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const own = join(root, "benchmarks/data/retrieval");
const others = [join(root, "data/retrieval"), join(root, "../shared/data/retrieval")];

/** Throws a RangeError with the usage for what cannot be done. */
export function readEvalOptions(args: readonly string[]): EvalOptions {
  const { values, positionals } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    allowPositionals: true,
    options: {
      base: { type: "string" },
      questions: { type: "string" },
      url: { type: "string", default: "http://localhost:3000" },
      token: { type: "string" },
    },
  });
  if (values.base === undefined) {
    const isUsual = positionals.length === 0;
    return { kind: "sets", folders: isUsual ? findSets() : positionals, isUsual };
  }

  const { base, questions, url, token } = values;
  if (questions === undefined || token === undefined) throw new RangeError(usage);

  return { kind: "installation", url, token, baseId: base, questions };
}

function findSets(): string[] {
  return [own, ...others].flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, "queries.jsonl")))
          .map(({ name }) => join(parent, name))
          .sort()
      : [],
  );
}
