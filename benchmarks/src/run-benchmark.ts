import type { Cell, CellContext, Finding } from "./cells/cell.ts";
import { type Cores, findCores, pin } from "./process/cores.ts";
import { describeMachine, describeVersions } from "./report/describe-machine.ts";
import { drawPictures } from "./report/draw-pictures.ts";
import { renderPage } from "./report/render-page.ts";
import type { Verdict } from "./report/verdict.ts";
import { verdictTable } from "./report/verdict-table.ts";
import { writeResults } from "./report/write-results.ts";
import type { RunOptions } from "./run-options.ts";

/**
 * Measures and prints, and keeps the results of a usual run; stops what it started, also after an abort, which is thrown.
 * A cell that fails is a bar that is missed, so that half an hour of the others is not lost with it.
 * @returns the bars that are missed
 */
export async function runBenchmark(options: RunOptions, signal: AbortSignal): Promise<Verdict[]> {
  const cores = findCores();
  const machine = describeMachine(cores);
  console.log(machine);
  // This process makes the load.
  if (cores) pin(process.pid, cores.load);

  const found: { cell: Cell; finding: Finding }[] = [];
  for (const cell of options.cells) {
    const finding = await runCell(cell, options, cores, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      console.error(error);
      return unmeasured(cell);
    });
    found.push({ cell, finding });
    console.log(["", ...finding.tables, "", ...(finding.noise ? [finding.noise, ""] : [])].join("\n"));
  }

  const verdicts = found.flatMap(({ finding }) => finding.verdicts);
  console.log(`${verdictTable(verdicts)}\n`);
  if (options.isUsual) {
    const day = new Date().toISOString().slice(0, 10);
    const page = renderPage({ found, machine, versions: describeVersions(), rounds: options.rounds, day });
    await writeResults({ page, pictures: drawPictures(found.flatMap(({ finding }) => finding.panels)) });
  }

  return verdicts.filter(({ isMet }) => !isMet);
}

async function runCell(
  { title, run }: Cell,
  { rounds, isQuick, profileDir }: RunOptions,
  cores: Cores | null,
  signal: AbortSignal,
): Promise<Finding> {
  signal.throwIfAborted();
  await using stack = new AsyncDisposableStack();
  const started = performance.now();
  const say = (line: string) => {
    // What is half started could not be stopped, so an abort is heeded between steps.
    signal.throwIfAborted();
    console.log(`  ${Math.round((performance.now() - started) / 1000)} s: ${line}`);
  };

  console.log(`\n${title}`);
  const context: CellContext = { cores, rounds, isQuick, profileDir, say };
  return await Promise.race([run(context, stack), whenAborted(signal)]);
}

function unmeasured({ title }: Cell): Finding {
  const verdict: Verdict = { what: title, found: "–", bar: "measured", isMet: false };

  return { how: "It could not be measured.", tables: [], verdicts: [verdict], panels: [], noise: null };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });

  return promise;
}
