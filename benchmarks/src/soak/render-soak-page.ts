import { table } from "../report/table.ts";
import type { SoakResult } from "./run-soak.ts";
import type { Series } from "./series.ts";

/** The page of a soak's results. */
export function renderSoakPage(result: SoakResult, day: string): string {
  const { options, machine, judgements, afterwards, tally, ledger, problems } = result;
  const deeds = [...tally.done.values()].reduce((sum, count) => sum + count, 0);
  const verdict =
    problems.length === 0
      ? "**Passed**: nothing grew, nothing was left behind, every text was whole."
      : `**Failed**:\n\n${problems.map((problem) => `- ${problem}`).join("\n")}`;

  const parts = [
    "# Soak",
    `Made by \`npm run soak -- --minutes ${options.minutes} --seed ${options.seed}\` on ${day}. How: [docs/benchmarks.md](../../docs/benchmarks.md#soak).`,
    verdict,
    `${deeds} deeds, ${ledger.calls} calls of the model, each settled once; ${result.samples.length} looks, the first fifth not judged.`,
    table(
      ["what", "median", "least", "most", "growth", "allowed", "when all have gone", "steady"],
      judgements.map(({ name, unit, median, least, most, growth, allowed, isSteady }) => [
        name,
        ...[median, least, most, growth, allowed, afterwards.values[name]].map((value) => write(value, unit)),
        isSteady ? "yes" : "**no**",
      ]),
    ),
    "![What was watched, over time](soak.svg)",
    table(
      ["deed", "times"],
      [...tally.done].sort().map(([name, times]) => [name, String(times)]),
    ),
    machine,
  ];

  return `${parts.join("\n\n")}\n`;
}

function write(value: number, unit: Series["unit"]): string {
  return unit === "bytes" ? `${(value / 2 ** 20).toFixed(1)} MB` : value.toFixed(1).replace(/\.0$/, "");
}
