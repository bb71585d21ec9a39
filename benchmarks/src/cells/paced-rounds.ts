import type { PacedLoad } from "../measure/ask-paced.ts";
import { type Pace, pace } from "../measure/pace.ts";
import { saturate } from "../measure/saturate.ts";
import { alternate, type Part, type Rounds } from "../rounds/alternate.ts";
import { openSeat, type Subject } from "../subject/subject.ts";
import type { CellContext } from "./cell.ts";

export type PacedRoundsOptions<Name extends string> = {
  subjects: readonly { name: Name; subject: Subject }[];
  readers: number;
  load: PacedLoad;
};

const warmReaders = 30;
const burst = { answers: 2, tokens: 500 };

/** The load of the paced cells: answers of eight seconds. */
export function pacedLoad({ isQuick }: CellContext): PacedLoad {
  return { tokens: isQuick ? 150 : 400, tokensPerSecond: 50 };
}

/** Warms every server with bursts and a whole round, after which hardly anything is compiled, then paces them in turn. */
export async function pacedRounds<Name extends string>(
  { subjects, readers, load }: PacedRoundsOptions<Name>,
  { cores, rounds, say }: CellContext,
  stack: AsyncDisposableStack,
): Promise<Rounds<Name, Pace>> {
  const core = cores?.subject ?? null;
  const parts: Part<Name, Pace>[] = [];

  for (const { name, subject } of subjects) {
    const seat = await openSeat(subject, readers, stack);
    await saturate({ subject, readers: seat.readers.slice(0, warmReaders) }, burst, core);
    await pace(seat, load, core);
    parts.push({ name, measure: () => pace(seat, load, core) });
  }

  return alternate(parts, rounds, say);
}
