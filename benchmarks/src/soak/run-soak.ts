import { setTimeout } from "node:timers/promises";
import { findCores } from "../process/cores.ts";
import { describeMachine } from "../report/describe-machine.ts";
import { checkLedger, type Ledger } from "./check-ledger.ts";
import { type Judgement, judgeGrowth } from "./judge-growth.ts";
import { keepAsking, type Tally } from "./keep-asking.ts";
import { keepIdle } from "./keep-idle.ts";
import { openMember } from "./open-member.ts";
import { openSurroundings } from "./open-surroundings.ts";
import type { SoakOptions } from "./options.ts";
import { seededRandom } from "./seeded-random.ts";
import type { Sample } from "./series.ts";
import { takeSample, type Watched } from "./take-sample.ts";

export type SoakResult = {
  options: SoakOptions;
  machine: string;
  samples: readonly Sample[];
  /** When all have gone. */
  afterwards: Sample;
  judgements: readonly Judgement[];
  tally: Tally;
  ledger: Ledger;
  /** In words; empty where the server passed. */
  problems: readonly string[];
};

const people = 10;
const askingEach = 2;
const idleEach = 10;
const quietWithinMs = 30_000;

/** Lets people use a server for a while and watches what it needs. Ends early, and throws, when `signal` says so. */
export async function runSoak(options: SoakOptions, signal: AbortSignal): Promise<SoakResult> {
  await using stack = new AsyncDisposableStack();
  const cores = findCores();
  const watched = await openSurroundings(cores, stack);
  const members = await Promise.all(
    Array.from({ length: people }, (_, index) => openMember(watched.serverUrl, index)),
  );
  const tally: Tally = { done: new Map(), failures: [] };
  const ending = new AbortController();
  const random = seededRandom(options.seed);
  console.log(`Soak of ${options.minutes} minutes, seed ${options.seed}.`);

  const load = members.flatMap((member) => [
    ...Array.from({ length: askingEach }, () =>
      keepAsking(member, seededRandom(random() * 2 ** 32), tally, ending.signal),
    ),
    ...Array.from({ length: idleEach }, () =>
      keepIdle(member, seededRandom(random() * 2 ** 32), ending.signal),
    ),
  ]);
  const samples = await watch(watched, options, tally, signal);
  ending.abort();
  await Promise.all(load);
  const afterwards = await becomeQuiet(watched, options.minutes * 60);

  const judgements = judgeGrowth(samples);
  const ledger = await checkLedger(watched.database);
  const problems = [
    ...tally.failures.map((failure) => `a deed failed: ${failure}`),
    ...judgements.filter(({ isSteady }) => !isSteady).map(({ name }) => `${name} grows`),
    ...(["sockets", "subscriptions"] as const)
      .filter((name) => afterwards.values[name] > 0)
      .map((name) => `${afterwards.values[name]} ${name} are left`),
    ...ledger.problems,
  ];

  return {
    options,
    machine: describeMachine(cores),
    samples,
    afterwards,
    judgements,
    tally,
    ledger,
    problems,
  };
}

async function watch(
  watched: Watched,
  { minutes, sampleSeconds }: SoakOptions,
  tally: Tally,
  signal: AbortSignal,
): Promise<Sample[]> {
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const samples: Sample[] = [];

  while (elapsed() < minutes * 60) {
    await setTimeout(sampleSeconds * 1000, undefined, { signal });
    const sample = await takeSample(watched, elapsed());
    samples.push(sample);
    if (samples.length % 6 === 0) console.log(describe(sample, tally));
  }

  return samples;
}

/** Waits until nobody is connected, or gives up waiting: then the look says who is left. */
async function becomeQuiet(watched: Watched, seconds: number): Promise<Sample> {
  const deadline = performance.now() + quietWithinMs;
  while (true) {
    const sample = await takeSample(watched, seconds);
    const { sockets, subscriptions } = sample.values;
    if ((sockets === 0 && subscriptions === 0) || performance.now() > deadline) return sample;

    await setTimeout(500);
  }
}

function describe({ seconds, values }: Sample, { done, failures }: Tally): string {
  const deeds = [...done.values()].reduce((sum, count) => sum + count, 0);
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

  return (
    `${Math.round(seconds)} s: ${deeds} deeds, ${failures.length} failures, ` +
    `${megabytes(values["resident memory"])} resident, ${megabytes(values["heap in use"])} heap, ` +
    `${values.sockets} sockets, ${values.subscriptions} subscriptions, ${values.handles} handles, ` +
    `${values["database connections"]} + ${values["Redis connections"]} connections`
  );
}
