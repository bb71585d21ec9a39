import { mkdir, writeFile } from "node:fs/promises";

const folder = new URL("../../results/", import.meta.url);

export type Results = { markdown: string; svg: string };

/** Keeps the results of the last run in `benchmarks/results`. */
export async function writeResults({ markdown, svg }: Results): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("relay.md", folder), markdown);
  await writeFile(new URL("relay.svg", folder), svg);
}
