import { table } from "../report/table.ts";
import { size } from "./fill/size.ts";
import type { TimedRead } from "./time-read.ts";

/** Of a page of a list, and of a search, in milliseconds. */
const bar = 100;

export function isSlow({ isList, p50 }: TimedRead): boolean {
  return isList && p50 > bar;
}

export function renderOperatorsTable(reads: readonly TimedRead[]): string {
  const milliseconds = (value: number) => value.toFixed(1).padStart(6);

  return table(
    ["what is asked", "p50, ms", "worst, ms", "met"],
    reads.map((read) => [
      read.name,
      milliseconds(read.p50),
      milliseconds(read.worst),
      read.isList ? (isSlow(read) ? "**no**" : "yes") : "–",
    ]),
  );
}

export function renderOperatorsPage(
  reads: readonly TimedRead[],
  { machine, day }: { machine: string; day: string },
): string {
  const lists = reads.filter(({ isList }) => isList);
  const slow = lists.filter(isSlow);
  const counts = Object.entries(size).map(([what, count]) => [what, count.toLocaleString("en")]);
  const parts = [
    "# What operators wait for",
    `Made by \`npm run operators\` on ${day}. How: [docs/benchmarks.md](../../docs/benchmarks.md#operators).`,
    slow.length === 0
      ? `**Passed**: each of ${lists.length} lists, orders and searches within ${bar} ms.`
      : `**${slow.length} of ${lists.length}** lists, orders and searches take more than ${bar} ms.`,
    renderOperatorsTable(reads),
    "## How much there is",
    table(["what", "how many"], counts),
    machine,
  ];

  return `${parts.join("\n\n")}\n`;
}
