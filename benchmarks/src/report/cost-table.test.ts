import { expect, test } from "vitest";
import { costTable, cpuMicros, cpuRatio, type Sample } from "./cost-table.ts";

function sample(cpuSeconds: number | null, database: number | null = null): Sample {
  return {
    tokens: 1_000_000,
    seconds: 10,
    cpuSeconds,
    helpers: { PostgreSQL: database },
    foreignShare: 0.25,
  };
}

test("processor time is given for a token", () => {
  expect(cpuMicros(sample(5))).toBe(5);
  expect(cpuMicros(sample(null))).toBeNull();
});

test("ratios are taken within a round, so that a slow round slows both sides of them", () => {
  const pairs = [
    { ours: sample(1), theirs: sample(2) },
    { ours: sample(10), theirs: sample(20) },
    { ours: sample(9), theirs: sample(10) },
    { ours: sample(null), theirs: sample(1) },
  ];

  expect(cpuRatio(pairs)).toEqual({ median: 0.5, min: 0.5, max: 0.9 });
  expect(cpuRatio(pairs.slice(3))).toBeNull();
});

test("a line tells what the processes beside a server used, and a dash where the system does not tell", () => {
  const text = costTable<Sample>(
    "load",
    [{ title: "tokens", value: ({ tokens }) => tokens, write: String }],
    [
      { title: "ours", samples: [sample(5, 2), sample(7, 4)] },
      { title: "theirs", samples: [sample(null)] },
    ],
  );

  expect(text).toMatch(/ours +\| 1000000 .*\| 6\.0 \(5\.0–7\.0\) .*\| 60 % .*\| 25 % .*\| PostgreSQL 3\.0/);
  expect(text).toMatch(/theirs .*\| – +\| – +\| 25 % .*\| PostgreSQL –/);
});
