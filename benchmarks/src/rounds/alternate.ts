import { describeNoise, isQuiet, noiseOf, quietest } from "./noise.ts";

export type Measured = { foreignShare: number | null };

/** What one round measured, for each server. */
export type Round<Name extends string, Sample> = Readonly<Record<Name, Sample>>;

export type Rounds<Name extends string, Sample> = {
  /** The quietest ones. */
  rounds: readonly Round<Name, Sample>[];
  /** A sentence on what they are worth. */
  noise: string;
};

/** Measures one of the servers, once. */
export type Part<Name extends string, Sample> = { name: Name; measure: () => Promise<Sample> };

/**
 * Measures the parts in turn, every other round the other way round, until there are as many quiet rounds as are
 * wanted, or twice as many in all.
 */
export async function alternate<Name extends string, Sample extends Measured>(
  parts: readonly Part<Name, Sample>[],
  wanted: number,
  say: (line: string) => void,
): Promise<Rounds<Name, Sample>> {
  const all: Round<Name, Sample>[] = [];

  while (all.length < 2 * wanted && all.filter(isQuiet).length < wanted) {
    const round = await measureRound(all.length % 2 === 0 ? parts : parts.toReversed());
    all.push(round);
    say(`round ${all.length}, ${Math.round(noiseOf(round) * 100)} % foreign load`);
  }

  const rounds = quietest(all, wanted);
  return { rounds, noise: describeNoise(all, rounds) };
}

async function measureRound<Name extends string, Sample>(
  parts: readonly Part<Name, Sample>[],
): Promise<Round<Name, Sample>> {
  const found: Partial<Record<Name, Sample>> = {};
  for (const { name, measure } of parts) found[name] = await measure();
  if (!isWhole(found, parts)) throw new Error("a part of the round is missing");

  return found;
}

function isWhole<Name extends string, Sample>(
  found: Partial<Record<Name, Sample>>,
  parts: readonly Part<Name, Sample>[],
): found is Record<Name, Sample> {
  return parts.every(({ name }) => name in found);
}
