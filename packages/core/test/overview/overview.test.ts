import type { Figures, GetSeries, HealthReport, UserActor } from "@claw/contract";
import { type Clock, createOverviewService, foldHours } from "@claw/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { clearingId } from "../../src/billing/ledger/accounts.ts";
import { reconcileCall } from "../../src/billing/reconcile-call.ts";
import { settleCall } from "../../src/billing/settle-call.ts";
import { noUsage } from "../../src/billing/token-usage.ts";
import { createFiguresBoard } from "../../src/overview/figures-board.ts";
import { recordedLog } from "../auth/recorded-log.ts";
import { admit, priceAnswers, settle } from "../billing/world.ts";
import { openWorld, type World } from "../conversation/world.ts";
import { moved } from "../money/moved.ts";

const health: HealthReport = { status: "ready", parts: [{ name: "database", status: "up", detail: null }] };

let world: World;
let operator: UserActor;
beforeAll(async () => {
  world = await openWorld();
  await priceAnswers(world.db, 1_000n);
  operator = { ...(await world.person()), role: "operator" };
});
afterAll(() => world[Symbol.asyncDispose]());

function overview(clock: Clock = { now: () => new Date() }) {
  return createOverviewService({
    db: world.db,
    clock,
    log: recordedLog(),
    people: { countPeople: () => 3 },
    health: { check: async () => health },
    everyMs: 20,
  });
}

async function sumsOfCalls() {
  const { rows } = await world.db.pool.query<{ calls: string; tokens: string; cost: string }>(`
    SELECT count(*) AS calls, sum(coalesce(k.output_tokens, c.output_tokens)) AS tokens,
           sum(coalesce(k.cost_micro, c.cost_micro)) AS cost
    FROM llm_calls c LEFT JOIN call_corrections k ON k.call_id = c.id WHERE c.state IN ('settled', 'released')`);

  return rows[0];
}

async function sumsOfHours() {
  const { rows } = await world.db.pool.query<{ calls: string; tokens: string; cost: string; rows: number }>(
    "SELECT sum(calls) AS calls, sum(tokens) AS tokens, sum(cost_micro) AS cost, count(*)::int AS rows FROM usage_hours",
  );

  return rows[0];
}

test("an hour counts every call once: settled twice, corrected, released, folded and folded again", async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => world.person()));
  const calls = await Promise.all(people.flatMap((person) => [1, 2, 3].map(() => admit(world.db, person))));
  await Promise.all(
    calls.flatMap((call, index) => {
      const counted = index % 4 === 3 ? null : { output: 10 + index };
      return [settle(world.db, call, counted), settle(world.db, call, counted)];
    }),
  );
  const [first] = calls;
  const usage = { ...noUsage, output: 500 };
  if (first) await reconcileCall(world.db, { callId: first.callId, usage, by: null, reason: "late" });

  expect(await sumsOfHours()).toMatchObject((await sumsOfCalls()) ?? {});

  await world.db.pool.query("UPDATE usage_hours SET hour = hour - interval '3 hours'");
  const before = await sumsOfHours();
  await Promise.all([foldHours(world.db), foldHours(world.db)]);
  await foldHours(world.db);

  expect(before?.rows).toBeGreaterThan(1);
  expect(await sumsOfHours()).toEqual({ ...before, rows: 1 });
  await world.db.pool.query("UPDATE usage_hours SET hour = hour + interval '3 hours'");
});

test("today stands beside yesterday until the same time of day, with the part of the hour that is not over", async () => {
  const person = await world.person();
  const now = new Date();
  const earlier = await admit(world.db, person);
  await settle(world.db, earlier, { output: 7 });
  const later = await admit(world.db, person);
  await settle(world.db, later, { output: 11 });
  // Not by the settlements: as they had been made yesterday, a minute before and a minute after this time of day.
  const tomorrow = { now: () => new Date(now.getTime() + 86_400_000) };

  const before = (await overview().now(operator)).today;
  const figures = await overview(tomorrow).now(operator);

  expect(figures.today).toMatchObject({ answers: 0, tokens: 0, cost: "0.000000" });
  // Those that were settled since `now` are later than this time of day.
  expect(before.tokens - figures.yesterday.tokens).toBe(18);
  expect(figures.wholeYesterday).toMatchObject({ tokens: before.tokens, cost: before.cost });
});

test("revenue of today stands beside yesterday's by this time, and all of it", async () => {
  const payer = await world.person();
  // Twenty past ten in the morning of the 2nd of March in China.
  const clock = { now: () => new Date("2031-03-02T02:20:00.000Z") };
  const paid = (yuan: number, at: string) =>
    moved(world.db, payer, { kind: yuan < 0 ? "refund" : "top_up", yuan, from: clearingId, at });
  await paid(1_000, "2031-02-28T15:59:59Z");
  await paid(100, "2031-02-28T16:00:00Z");
  await paid(-30, "2031-03-01T02:19:59Z");
  await paid(7, "2031-03-01T02:20:00Z");
  await paid(50, "2031-03-01T16:00:00Z");

  const { today, yesterday, wholeYesterday } = await overview(clock).now(operator);

  expect([today, yesterday, wholeYesterday].map(({ revenue }) => Number(revenue))).toEqual([50, 70, 77]);
});

test("figures name people, answers, models and health", async () => {
  const person = await world.person();
  const running = await admit(world.db, person);
  const figures = await overview().now(operator);

  expect(figures.users).toMatchObject({ activeNow: 3 });
  expect(figures.users.total).toBe(figures.users.newToday);
  expect(figures.answers.inFlight).toBe(1);
  expect(figures.answers.perMinute).toBeGreaterThan(0);
  expect(figures.answers.lastMinutes).toHaveLength(30);
  expect(figures.models[0]).toMatchObject({ failed: 0, failureRate: 0 });
  expect(figures.health).toEqual(health);
  await settle(world.db, running, null);
});

test("series have no gap and end now, in hours, days and months of China", async () => {
  const series = (input: GetSeries) => overview().series(operator, input);
  const [hours, days, months] = await Promise.all([
    series({ figure: "answers", range: "hours" }),
    series({ figure: "tokens", range: "days" }),
    series({ figure: "cost", range: "months" }),
  ]);
  const sums = await sumsOfHours();

  expect([hours.points.length, days.points.length, months.points.length]).toEqual([48, 60, 24]);
  expect(hours.points.at(-1)?.value).toBe(Number(sums?.calls));
  expect(days.points.at(-1)?.value).toBe(Number(sums?.tokens));
  expect(months.points.at(-1)?.value).toBeCloseTo(Number(sums?.cost) / 1e6);
  expect(days.points.every(({ at }) => at.endsWith("T16:00:00.000Z"))).toBe(true);
  const revenue = await series({ figure: "revenue", range: "months" });
  expect(revenue.points.map(({ at }) => at)).toEqual(months.points.map(({ at }) => at));
});

test("how long models let wait is known over hours, days and months, near to what it was exactly, and failures", async () => {
  // Waits are between 40 ms and 9 s, most of them short.
  const waits = Array.from({ length: 100 }, (_, index) => Math.round(40 * (1 + index / 2.5) ** 1.47));
  const calls = await Promise.all(
    waits.map(async (firstTokenMs, index) => {
      const call = await admit(world.db, operator, { model: { id: null, name: "waited", provider: "test" } });
      return {
        ...call,
        usage: { ...noUsage, output: 1 },
        usageSource: "provider" as const,
        usageAnomaly: null,
        finishReason: null,
        errorCode: index % 4 === 0 ? "PROVIDER_FAILED" : null,
        message: null,
        firstTokenMs,
      };
    }),
  );
  await Promise.all(calls.map((call) => settleCall(world.db, call)));
  const silent = await admit(world.db, operator, { model: { id: null, name: "silent", provider: "test" } });
  await settle(world.db, silent, null);
  const exact = (part: number) => waits.toSorted((one, other) => one - other)[Math.ceil(part * 100) - 1] ?? 0;

  for (const range of ["hours", "days", "months"] as const) {
    const history = await overview().models(operator, { range });
    const waited = history.models.find(({ model }) => model === "waited");

    expect(waited).toMatchObject({ calls: 100, failed: 25, failureRate: 0.25 });
    for (const [found, part] of [
      [waited?.firstTokenP50Ms, 0.5],
      [waited?.firstTokenP95Ms, 0.95],
    ] as const) {
      expect(Math.abs((found ?? 0) / exact(part) - 1)).toBeLessThan(0.1);
    }
    expect(waited?.firstTokenMeanMs).toBeCloseTo(waits.reduce((sum, wait) => sum + wait, 0) / 100);
    expect(waited?.steps).toHaveLength(history.starts.length);
    expect(waited?.steps.at(-1)).toEqual({
      failureRate: 0.25,
      firstTokenP50Ms: waited?.firstTokenP50Ms,
      firstTokenP95Ms: waited?.firstTokenP95Ms,
    });
    expect(waited?.steps[0]).toEqual({ failureRate: null, firstTokenP50Ms: null, firstTokenP95Ms: null });
    expect(history.models.find(({ model }) => model === "silent")).toMatchObject({
      calls: 1,
      firstTokenP50Ms: null,
    });
  }
});

test("a day that is more than a week ago becomes one row, and nothing of its sums and waits is lost", async () => {
  await world.db.pool.query(
    "UPDATE usage_hours SET hour = hour - interval '20 days' - shard * interval '1 hour'",
  );
  const before = { sums: await sumsOfHours(), history: await overview().models(operator, { range: "days" }) };

  await foldHours(world.db);

  const sums = await sumsOfHours();
  const history = await overview().models(operator, { range: "days" });
  const days = history.models.flatMap(({ steps }) => steps.filter(({ failureRate }) => failureRate !== null));
  expect(sums).toEqual({ ...before.sums, rows: days.length });
  expect(before.sums?.rows).toBeGreaterThan(days.length);
  expect(history).toEqual(before.history);
});

test("however many watch, one look is taken for all of them, and none when nobody does", async () => {
  let looks = 0;
  const figures = await overview().now(operator);
  const look = async (): Promise<Figures> => {
    looks += 1;
    return { ...figures, at: new Date(looks).toISOString() };
  };
  const board = createFiguresBoard({ look, everyMs: 10, log: recordedLog() });
  const leaving = new AbortController();
  const watchThree = async () => {
    const seen: string[] = [];
    for await (const { at } of board.watch(leaving.signal)) {
      seen.push(at);
      if (seen.length === 3) return seen;
    }
    return seen;
  };

  vi.useFakeTimers();
  try {
    const watching = Promise.all(Array.from({ length: 20 }, watchThree));
    await vi.advanceTimersByTimeAsync(100);
    const all = await watching;

    expect(new Set(all.map((seen) => seen.join())).size).toBe(1);
    expect(looks).toBe(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(looks).toBe(3);
  } finally {
    vi.useRealTimers();
  }
});
