import { titles } from "../subject/subject.ts";
import type { Findings } from "./findings.ts";
import { type Bar, renderChart } from "./render-chart.ts";

/** The findings as a picture. */
export function chartOf({ throughput, latency }: Findings): string {
  const speed = (["claw", "raw", "coalesced"] as const).map(
    (name): Bar => ({
      label: titles[name],
      value: throughput[name].tokensPerSecond,
      isOurs: name === "claw",
    }),
  );
  const wait = (["claw", "raw"] as const).map(
    (name): Bar => ({ label: titles[name], value: latency[name].firstToken, isOurs: name === "claw" }),
  );

  return renderChart("Relay benchmark: medians, with whiskers from the least to the most", [
    {
      title: "Tokens per second of one process, saturated (more is better)",
      bars: speed,
      write: (value) => `${Math.round(value / 1000)} k`,
    },
    {
      title: "Time to first token, p50 (less is better)",
      bars: wait,
      write: (value) => `${value.toFixed(1)} ms`,
    },
  ]);
}
