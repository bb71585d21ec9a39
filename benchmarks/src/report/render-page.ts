import type { RunOptions } from "../run-options.ts";

export type Page = {
  tables: string;
  noise: string;
  machine: string;
  versions: string;
  options: RunOptions;
  day: string;
};

/** The page of a run's results. */
export function renderPage({ tables, noise, machine, versions, options, day }: Page): string {
  const { readers, rounds, load, timings } = options;
  const how =
    `${rounds} rounds, in each of them all servers in turn; medians, in brackets the least and the most. ` +
    `Saturated: ${readers} readers, each ${load.answers} answers of ${load.tokens} tokens. ` +
    `First token: ${timings} answers a round, one at a time.`;

  const parts = [
    "# Relay benchmark",
    `Made by \`npm run bench\` on ${day}. What is measured, and how: [docs/benchmarks.md](../../docs/benchmarks.md).`,
    how,
    tables,
    noise,
    "![The same as a picture](relay.svg)",
    machine,
    `${versions}.`,
  ];

  return `${parts.join("\n\n")}\n`;
}
