import type { Measured } from "./alternate.ts";

type AnyRound = Readonly<Record<string, Measured>>;

/** More foreign load than this on the measured core makes a round noisy; the kernel's own network work stays below. */
const quietShare = 0.15;

/** The most foreign load of a round's parts, 0 to 1; 0 where the system does not tell. */
export function noiseOf(round: AnyRound): number {
  return Math.max(...Object.values(round).map(({ foreignShare }) => foreignShare ?? 0));
}

export function isQuiet(round: AnyRound): boolean {
  return noiseOf(round) <= quietShare;
}

/** As many of the rounds, those with the least foreign load. What they measured plays no part. */
export function quietest<Round extends AnyRound>(rounds: readonly Round[], count: number): Round[] {
  return rounds.toSorted((a, b) => noiseOf(a) - noiseOf(b)).slice(0, count);
}

/** One sentence on what the figures are worth. */
export function describeNoise(all: readonly AnyRound[], chosen: readonly AnyRound[]): string {
  const noisy = all.filter((round) => !isQuiet(round)).length;
  const kept = chosen.filter((round) => !isQuiet(round)).length;
  const limit = `${Math.round(quietShare * 100)} % foreign load on the measured core`;
  if (noisy === 0) return `Machine noise: none of ${all.length} rounds had more than ${limit}.`;

  return (
    `Machine noise: ${noisy} of ${all.length} rounds had more than ${limit} and were repeated; ` +
    (kept === 0
      ? "none of them is in the figures."
      : `**${kept} of them are in the figures, which are rough.**`)
  );
}
