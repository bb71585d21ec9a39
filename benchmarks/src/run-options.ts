import { parseArgs } from "node:util";
import type { Load } from "./measure/saturate.ts";

export type RunOptions = {
  rounds: number;
  readers: number;
  load: Load;
  /** Paced answers of a round, for each server that is timed. */
  timings: number;
  /** Whether the run may replace the results that the documents show: other loads than the usual one may not. */
  isUsual: boolean;
  /** Where a processor profile of the server is put; null: none is made. */
  profileDir: string | null;
};

/**
 * `--quick` for a first look; `--rounds`, `--answers` (of each reader in a round) and `--tokens` (of an answer) for
 * other loads; `--profile folder`. Only a run without any of them is kept in `results`. Throws for anything else.
 */
export function readRunOptions(args: string[]): RunOptions {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    options: {
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      answers: { type: "string" },
      tokens: { type: "string" },
      profile: { type: "string" },
    },
  });

  return {
    rounds: wholeNumber("rounds", values.rounds, values.quick ? 3 : 5, 20),
    readers: 32,
    load: {
      answers: wholeNumber("answers", values.answers, values.quick ? 2 : 4, 20),
      tokens: wholeNumber("tokens", values.tokens, 2000, 20_000),
    },
    timings: values.quick ? 6 : 10,
    isUsual: Object.values(values).every((value) => value === undefined || value === false),
    profileDir: values.profile ?? null,
  };
}

function wholeNumber(name: string, given: string | undefined, otherwise: number, most: number): number {
  const value = Number(given ?? otherwise);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;

  throw new RangeError(`--${name}: a whole number from 1 to ${most}`);
}
