import type { Cell, Finding } from "../cells/cell.ts";
import { pictureNames } from "./draw-pictures.ts";
import { verdictTable } from "./verdict-table.ts";

export type Page = {
  found: readonly { cell: Cell; finding: Finding }[];
  machine: string;
  versions: string;
  rounds: number;
  day: string;
};

/** The page of a run's results. */
export function renderPage({ found, machine, versions, rounds, day }: Page): string {
  const pictures = pictureNames.filter((name) =>
    found.some(({ finding }) => finding.panels.some(({ picture }) => picture === name)),
  );
  const parts = [
    "# Stream benchmark",
    `Made by \`npm run bench\` on ${day}. What is measured, and how: [docs/benchmarks.md](../../docs/benchmarks.md). ` +
      `Medians of ${rounds} rounds in which all servers are measured in turn; in brackets the least and the most.`,
    verdictTable(found.flatMap(({ finding }) => finding.verdicts)),
    ...pictures.map((name) => `![${name}](${name}.svg)`),
    ...found.flatMap(({ cell: { title }, finding: { how, tables, noise } }) => [
      `## ${title}`,
      how,
      ...tables,
      ...(noise ? [noise] : []),
    ]),
    "## The machine",
    machine,
    `${versions}.`,
  ];

  return `${parts.join("\n\n")}\n`;
}
