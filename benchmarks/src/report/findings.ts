import type { Saturation } from "../measure/saturate.ts";
import type { TokenTimes } from "../measure/time-tokens.ts";
import type { SubjectName } from "../subject/subject.ts";
import { median, quantile, type Spread, spread } from "./spread.ts";

/** What one round measured. */
export type Round = {
  saturation: Readonly<Record<SubjectName, Saturation>>;
  times: Readonly<Record<TimedSubject, readonly TokenTimes[]>>;
};

export type TimedSubject = Exclude<SubjectName, "coalesced">;

/** Shares are from 0 to 1; null where the system does not tell. */
export type Throughput = {
  tokensPerSecond: Spread;
  tokensPerPiece: Spread;
  cpuMicrosPerToken: Spread | null;
  databaseMicrosPerToken: Spread | null;
  /** Of its core, used by the process itself. */
  ownShare: Spread | null;
  foreignShare: Spread | null;
};

/** Milliseconds. */
export type Latency = {
  /** Of the rounds' medians. */
  firstToken: Spread;
  delay: { p50: number; p99: number };
};

export type Findings = {
  throughput: Readonly<Record<SubjectName, Throughput>>;
  /** Of our tokens per second to theirs, round by round. */
  ratio: { raw: Spread; coalesced: Spread };
  latency: Readonly<Record<TimedSubject, Latency>>;
  /** Of our first token over the raw relay's, round by round, in milliseconds. */
  firstTokenDifference: Spread;
};

export function summarise(rounds: readonly Round[]): Findings {
  const throughput = (name: SubjectName) => throughputOf(rounds.map(({ saturation }) => saturation[name]));
  const latency = (name: TimedSubject) => latencyOf(rounds.map(({ times }) => times[name]));
  const ratioTo = (name: SubjectName) =>
    spread(rounds.map(({ saturation }) => rate(saturation.claw) / rate(saturation[name])));

  return {
    throughput: { claw: throughput("claw"), raw: throughput("raw"), coalesced: throughput("coalesced") },
    ratio: { raw: ratioTo("raw"), coalesced: ratioTo("coalesced") },
    latency: { claw: latency("claw"), raw: latency("raw") },
    firstTokenDifference: spread(rounds.map(({ times }) => firstToken(times.claw) - firstToken(times.raw))),
  };
}

function throughputOf(samples: readonly Saturation[]): Throughput {
  return {
    tokensPerSecond: spread(samples.map(rate)),
    tokensPerPiece: spread(samples.map(({ tokens, pieces }) => tokens / pieces)),
    cpuMicrosPerToken: spreadKnown(samples.map((sample) => perToken(sample, sample.cpuSeconds))),
    databaseMicrosPerToken: spreadKnown(samples.map((sample) => perToken(sample, sample.childrenCpuSeconds))),
    ownShare: spreadKnown(
      samples.map(({ cpuSeconds, seconds }) => (cpuSeconds === null ? null : cpuSeconds / seconds)),
    ),
    foreignShare: spreadKnown(samples.map(({ foreignShare }) => foreignShare)),
  };
}

function latencyOf(rounds: readonly (readonly TokenTimes[])[]): Latency {
  const delays = rounds.flat().flatMap((times) => times.delays);

  return {
    firstToken: spread(rounds.map(firstToken)),
    delay: { p50: median(delays), p99: quantile(delays, 0.99) },
  };
}

function firstToken(times: readonly TokenTimes[]): number {
  return median(times.map((time) => time.firstToken));
}

function rate({ tokens, seconds }: Saturation): number {
  return tokens / seconds;
}

function perToken({ tokens }: Saturation, seconds: number | null): number | null {
  return seconds === null ? null : (seconds * 1_000_000) / tokens;
}

function spreadKnown(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);

  return known.length === 0 ? null : spread(known);
}
