import { mkdir, writeFile } from "node:fs/promises";

const folder = new URL("../../results/", import.meta.url);

export type Results = { page: string; pictures: readonly { name: string; svg: string }[] };

/** Keeps the results of the last run in `benchmarks/results`. */
export async function writeResults({ page, pictures }: Results): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("streams.md", folder), page);
  for (const { name, svg } of pictures) await writeFile(new URL(`${name}.svg`, folder), svg);
}
