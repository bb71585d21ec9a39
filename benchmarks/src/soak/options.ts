import { parseArgs } from "node:util";

export type SoakOptions = {
  minutes: number;
  /** What is done when follows from it, as far as the network lets it. */
  seed: number;
  sampleSeconds: number;
  /** A shorter run shows that it works and is not kept in `results`. */
  isKept: boolean;
};

const usualMinutes = 30;

/** `--minutes n`, 30 unless given; `--seed n`. Throws for anything else. */
export function readSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: args.filter((argument) => argument !== "--"),
    options: { minutes: { type: "string" }, seed: { type: "string" } },
  });
  const minutes = Number(values.minutes ?? usualMinutes);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  if (!(minutes > 0 && minutes <= 24 * 60)) throw new RangeError("--minutes: more than 0, at most a day");
  if (!Number.isInteger(seed)) throw new RangeError("--seed: a whole number");

  return {
    minutes,
    seed,
    sampleSeconds: Math.min(10, Math.max(2, (minutes * 60) / 180)),
    isKept: minutes >= usualMinutes,
  };
}
