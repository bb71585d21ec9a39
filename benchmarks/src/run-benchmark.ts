import { type Cores, findCores } from "./process/cores.ts";
import { meetsBars } from "./report/bars.ts";
import { chartOf } from "./report/chart-of.ts";
import { describeMachine, describeVersions } from "./report/describe-machine.ts";
import { type Round, summarise } from "./report/findings.ts";
import { describeNoise, isQuiet, noiseOf, quietest } from "./report/noise.ts";
import { renderPage } from "./report/render-page.ts";
import { renderTables } from "./report/render-tables.ts";
import { writeResults } from "./report/write-results.ts";
import type { RunOptions } from "./run-options.ts";
import { runRounds } from "./run-rounds.ts";
import { openSeats, type Seats } from "./seats.ts";

/**
 * Measures and prints, and keeps the results of a usual run; stops what it started, also after an abort, which is thrown.
 * @returns whether every bar is met
 */
export async function runBenchmark(options: RunOptions, signal: AbortSignal): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const cores = findCores();
  const machine = describeMachine(cores);
  console.log(`${machine}\nStarting the servers, and warming them up…`);
  const seats = await openSeats(options, cores, stack);

  // What is half started could not be stopped, so an abort waits for it.
  signal.throwIfAborted();

  const rounds = await Promise.race([measure(seats, options, cores), whenAborted(signal)]);
  const chosen = quietest(rounds, options.rounds);
  const findings = summarise(chosen);
  const tables = renderTables(findings);
  const noise = describeNoise(rounds, chosen);
  console.log(`\n${tables}\n\n${noise}\n`);

  if (options.isUsual) {
    const day = new Date().toISOString().slice(0, 10);
    const page = { tables, noise, machine, versions: describeVersions(), options, day };
    await writeResults({ markdown: renderPage(page), svg: chartOf(findings) });
  }

  return meetsBars(findings);
}

/** As many quiet rounds as are wanted, among others, or all that there is time for. */
async function measure(seats: Seats, options: RunOptions, cores: Cores | null): Promise<Round[]> {
  const rounds: Round[] = [];
  for await (const round of runRounds(seats, options, cores?.subject ?? null)) {
    rounds.push(round);
    console.log(`Round ${rounds.length}: ${Math.round(noiseOf(round) * 100)} % foreign load.`);
    if (rounds.filter(isQuiet).length >= options.rounds) break;
  }

  return rounds;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });

  return promise;
}
