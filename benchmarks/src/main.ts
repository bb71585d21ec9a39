import { bars } from "./report/bars.ts";
import { runBenchmark } from "./run-benchmark.ts";
import { readRunOptions } from "./run-options.ts";

const options = readRunOptions(process.argv.slice(2));
const interruption = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interruption.abort(new Error(`stopped by ${signal}`)));
}

process.exit(await main());

/** The exit code: 1 where a bar is missed, or nothing could be measured. */
async function main(): Promise<number> {
  try {
    const isMet = await runBenchmark(options, interruption.signal);
    if (!isMet) console.error(`Below the bar: ${bars.ratioToRaw} of a raw relay with one frame a token.`);

    return isMet ? 0 : 1;
  } catch (error) {
    console.error(interruption.signal.aborted ? String(interruption.signal.reason) : error);
    return 1;
  }
}
