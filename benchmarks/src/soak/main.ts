import { writeFile } from "node:fs/promises";
import { readSoakOptions } from "./options.ts";
import { renderSoakChart } from "./render-soak-chart.ts";
import { renderSoakPage } from "./render-soak-page.ts";
import { runSoak } from "./run-soak.ts";

const results = new URL("../../results/", import.meta.url);
const options = readSoakOptions(process.argv.slice(2));
const interruption = new AbortController();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => interruption.abort(new Error(`stopped by ${signal}`)));
}

process.exit(await main());

/** The exit code: 1 where the server did not pass. */
async function main(): Promise<number> {
  try {
    const result = await runSoak(options, interruption.signal);
    const page = renderSoakPage(result, new Date().toISOString().slice(0, 10));
    console.log(`\n${page}`);
    if (options.isKept) {
      await writeFile(new URL("soak.md", results), page);
      await writeFile(new URL("soak.svg", results), renderSoakChart(result.samples));
    }

    return result.problems.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(interruption.signal.aborted ? String(interruption.signal.reason) : error);
    return 1;
  }
}
