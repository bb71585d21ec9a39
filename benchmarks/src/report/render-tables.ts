import { titles } from "../subject/subject.ts";
import { bars } from "./bars.ts";
import type { Findings, TimedSubject } from "./findings.ts";
import type { Spread } from "./spread.ts";
import { table } from "./table.ts";

const throughputOrder = ["claw", "raw", "coalesced"] as const;
const latencyOrder: readonly TimedSubject[] = ["claw", "raw"];

/** The findings as Markdown tables, in columns that line up. */
export function renderTables(findings: Findings): string {
  return [throughputTable(findings), latencyTable(findings), barTable(findings)].join("\n\n");
}

function throughputTable({ throughput }: Findings): string {
  return table(
    [
      "saturated",
      "tokens/s",
      "tokens a frame",
      "CPU µs a token",
      "PostgreSQL µs a token",
      "of its core",
      "foreign load",
    ],
    throughputOrder.map((name) => {
      const found = throughput[name];

      return [
        titles[name],
        show(found.tokensPerSecond, thousands),
        show(found.tokensPerPiece, (value) => value.toFixed(0)),
        show(found.cpuMicrosPerToken, (value) => value.toFixed(1)),
        show(found.databaseMicrosPerToken, (value) => value.toFixed(1)),
        show(found.ownShare, percent),
        show(found.foreignShare, percent),
      ];
    }),
  );
}

function latencyTable({ latency }: Findings): string {
  return table(
    ["one paced answer", "first token, ms (p50)", "delay of a token, ms (p50)", "p99"],
    latencyOrder.map((name) => {
      const { firstToken, delay } = latency[name];

      return [titles[name], show(firstToken, milliseconds), milliseconds(delay.p50), milliseconds(delay.p99)];
    }),
  );
}

function barTable({ ratio, firstTokenDifference }: Findings): string {
  const factor = (value: number) => value.toFixed(2);

  return table(
    ["compared, round by round", "found", "must be", "goal"],
    [
      [
        "tokens/s to one frame a token",
        show(ratio.raw, factor),
        `≥ ${factor(bars.ratioToRaw)}`,
        `≥ ${factor(bars.goals.ratioToRaw)}`,
      ],
      [
        "tokens/s to one frame a turn",
        show(ratio.coalesced, factor),
        "–",
        `≥ ${factor(bars.goals.ratioToCoalesced)}`,
      ],
      [
        "first token, ms more than raw",
        show(firstTokenDifference, milliseconds),
        "–",
        `≤ ${milliseconds(bars.goals.firstTokenMs)}`,
      ],
    ],
  );
}

function show(spread: Spread | null, write: (value: number) => string): string {
  return spread === null ? "–" : `${write(spread.median)} (${write(spread.min)}–${write(spread.max)})`;
}

function thousands(value: number): string {
  return `${(value / 1000).toFixed(1)} k`;
}

function milliseconds(value: number): string {
  return value.toFixed(1);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
