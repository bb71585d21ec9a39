import { cells } from "./cells/list-cells.ts";
import { runBenchmark } from "./run-benchmark.ts";
import { readRunOptions } from "./run-options.ts";

const options = readRunOptions(process.argv.slice(2), cells);
const interruption = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interruption.abort(new Error(`stopped by ${signal}`)));
}

process.exit(await main());

/** The exit code: 1 where a bar is missed, or something could not be measured. */
async function main(): Promise<number> {
  try {
    const missed = await runBenchmark(options, interruption.signal);
    for (const { what, found, bar } of missed) console.error(`Below the bar: ${what}: ${found}, not ${bar}.`);

    return missed.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(interruption.signal.aborted ? String(interruption.signal.reason) : error);
    return 1;
  }
}
