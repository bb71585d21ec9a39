import { expect, test } from "vitest";
import type { Saturation } from "../measure/saturate.ts";
import { meetsBars } from "./bars.ts";
import { type Round, summarise } from "./findings.ts";
import { renderTables } from "./render-tables.ts";

function saturation(tokensPerSecond: number, known = true): Saturation {
  return {
    tokens: tokensPerSecond * 2,
    pieces: tokensPerSecond,
    seconds: 2,
    cpuSeconds: known ? 1 : null,
    childrenCpuSeconds: null,
    foreignShare: known ? 0.25 : null,
  };
}

function round(claw: number, raw: number, known = true): Round {
  return {
    saturation: {
      claw: saturation(claw, known),
      raw: saturation(raw, known),
      coalesced: saturation(400_000, known),
    },
    times: {
      claw: [5, 9, 7].map((firstToken) => ({ firstToken, delays: [1, 2, 3] })),
      raw: [{ firstToken: 2, delays: [1] }],
    },
  };
}

test("ratios are taken within a round, so that a slow round slows both sides of them", () => {
  const { ratio, firstTokenDifference } = summarise([
    round(50_000, 100_000),
    round(20_000, 40_000),
    round(90_000, 100_000),
  ]);

  expect(ratio.raw).toEqual({ median: 0.5, min: 0.5, max: 0.9 });
  expect(firstTokenDifference.median).toBe(5);
});

test("the run passes at half of the raw relay and fails below it", () => {
  expect(meetsBars(summarise([round(50_000, 100_000)]))).toBe(true);
  expect(meetsBars(summarise([round(49_000, 100_000)]))).toBe(false);
});

test("processor time is given for a token, and a dash where the system does not tell", () => {
  const seen = summarise([round(100_000, 50_000)]);
  const unseen = summarise([round(100_000, 50_000, false)]);

  expect(seen.throughput.claw.cpuMicrosPerToken?.median).toBe(5);
  expect(unseen.throughput.claw.cpuMicrosPerToken).toBeNull();
  expect(renderTables(unseen)).toMatch(
    /CLAW\.AI, send \+ onReply +\| 100\.0 k .* \| – +\| – +\| – +\| – +\|/,
  );
});

test("tables are Markdown whose lines have equal lengths", () => {
  const [throughput = ""] = renderTables(summarise([round(50_000, 100_000)])).split("\n\n");
  const lines = throughput.split("\n");

  expect(lines).toHaveLength(5);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(throughput).toContain("50.0 k (50.0 k–50.0 k)");
});
