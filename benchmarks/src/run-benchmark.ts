import { findCores } from "./process/cores.ts";
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
import { openSeats } from "./seats.ts";

/** Measures, prints and keeps the results. What it starts ends with `stack`. @returns whether every bar is met */
export async function runBenchmark(options: RunOptions, stack: AsyncDisposableStack): Promise<boolean> {
  const cores = findCores();
  const machine = describeMachine(cores);
  console.log(`${machine}\nStarting the servers, and warming them up…`);
  const seats = await openSeats(options, cores, stack);

  const rounds: Round[] = [];
  for await (const round of runRounds(seats, options, cores?.subject ?? null)) {
    rounds.push(round);
    console.log(`Round ${rounds.length}: ${Math.round(noiseOf(round) * 100)} % foreign load.`);
    if (rounds.filter(isQuiet).length >= options.rounds) break;
  }

  const chosen = quietest(rounds, options.rounds);
  const findings = summarise(chosen);
  const tables = renderTables(findings);
  const day = new Date().toISOString().slice(0, 10);
  const markdown = renderPage({
    tables,
    noise: describeNoise(rounds, chosen),
    machine,
    versions: describeVersions(),
    options,
    day,
  });
  console.log(`\n${tables}\n\n${describeNoise(rounds, chosen)}\n`);
  await writeResults({ markdown, svg: chartOf(findings) });

  return meetsBars(findings);
}
