import { mkdir, writeFile } from "node:fs/promises";
import { openMeasuredDatabase } from "../open-measured-database.ts";
import { askInstallation } from "./ask-installation.ts";
import { type EvalOptions, readEvalOptions } from "./eval-options.ts";
import { evaluateSet, type Row } from "./evaluate-set.ts";
import { readSet } from "./read-set.ts";
import { renderRows } from "./render-table.ts";

const page = new URL("../../../results/retrieval.md", import.meta.url);

process.exit(await main());

/** The exit code: 1 where something could not be measured. */
async function main(): Promise<number> {
  try {
    const options = readEvalOptions(process.argv.slice(2));
    const rows =
      options.kind === "installation" ? [await askInstallation(options)] : await evaluateSets(options);
    const text = renderRows(rows);
    console.log(`\n${text}`);
    if (options.kind === "sets" && options.isUsual) await keep(text);

    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function evaluateSets({ folders }: Extract<EvalOptions, { kind: "sets" }>): Promise<Row[]> {
  const sets = await Promise.all(folders.map(readSet));
  await using stack = new AsyncDisposableStack();
  const db = await openMeasuredDatabase(stack);

  const rows: Row[] = [];
  for (const set of sets) rows.push(...(await evaluateSet(db, set, console.log)));

  return rows;
}

async function keep(text: string): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await mkdir(new URL(".", page), { recursive: true });
  await writeFile(
    page,
    [
      "# Retrieval",
      `Made by \`npm run eval\` on ${day}, in percent. What is measured: [docs/benchmarks.md](../../docs/benchmarks.md). ` +
        "Words alone are the lexical index, over a real PostgreSQL; vectors are those of the tests' embedder, which " +
        "knows words only and is not part of the product.",
      `${text}\n`,
    ].join("\n\n"),
  );
}
