import type { Reading } from "../measure/gauge.ts";
import { percent, type Show, show, tenths } from "./show.ts";
import { type Spread, spreadKnown } from "./spread.ts";
import { table } from "./table.ts";

export type Sample = Reading & { tokens: number };

/** Processor time of the process itself for a token, in microseconds; null where the system does not tell. */
export function cpuMicros({ tokens, cpuSeconds }: Sample): number | null {
  return cpuSeconds === null ? null : (cpuSeconds * 1_000_000) / tokens;
}

/** Of ours to theirs, round by round, so that a slow round slows both sides; null where the system does not tell. */
export function cpuRatio(pairs: readonly { ours: Sample; theirs: Sample }[]): Spread | null {
  return spreadKnown(
    pairs.map(({ ours, theirs }) => {
      const [own, other] = [cpuMicros(ours), cpuMicros(theirs)];
      return own === null || other === null ? null : own / other;
    }),
  );
}

/** A column that only this table has. */
export type Column<One> = { title: string; value: (sample: One) => number | null; write: Show };

/** One line for each server: the columns given, then what it cost. */
export function costTable<One extends Sample>(
  head: string,
  columns: readonly Column<One>[],
  lines: readonly { title: string; samples: readonly One[] }[],
): string {
  const cost: Column<One>[] = [
    { title: "CPU µs a token", value: cpuMicros, write: tenths },
    { title: "of its core", value: ownShare, write: percent },
    { title: "foreign load", value: ({ foreignShare }) => foreignShare, write: percent },
  ];
  const all = [...columns, ...cost];

  return table(
    [head, ...all.map(({ title }) => title), "CPU µs a token beside it"],
    lines.map(({ title, samples }) => [
      title,
      ...all.map(({ value, write }) => show(spreadKnown(samples.map(value)), write)),
      describeHelpers(samples),
    ]),
  );
}

function ownShare({ cpuSeconds, seconds }: Reading): number | null {
  return cpuSeconds === null ? null : cpuSeconds / seconds;
}

/** What the processes beside it used for a token: `PostgreSQL 3.8, Redis 1.2`. */
function describeHelpers(samples: readonly Sample[]): string {
  const names = Object.keys(samples[0]?.helpers ?? {});
  const described = names.map((name) => {
    const micros = spreadKnown(
      samples.map(({ helpers, tokens }) => ((helpers[name] ?? Number.NaN) * 1_000_000) / tokens),
    );

    return `${name} ${micros && !Number.isNaN(micros.median) ? tenths(micros.median) : "–"}`;
  });

  return described.join(", ") || "–";
}
