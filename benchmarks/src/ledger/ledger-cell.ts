import { createAccountService, createPlanBook, systemClock } from "@claw/core";
import type { Database } from "@claw/db";
import type { Cell } from "../cells/cell.ts";
import type { Show } from "../report/show.ts";
import { table } from "../report/table.ts";
import type { Verdict } from "../report/verdict.ts";
import { openMeasuredDatabase } from "../retrieval/open-measured-database.ts";
import { type Accounts, type SeededLedger, seedLedger } from "./seed-ledger.ts";
import { type ReadTimes, timeReads, type WatchedDatabase, watchStatements } from "./time-reads.ts";

type Read = {
  name: string;
  call(): Promise<unknown>;
  /** Counts the same rows one by one. */
  count: string;
  bar?: { milliseconds: number; ofCount: number };
};

type Grouping = Parameters<Accounts["usage"]>[1]["groupBy"];
type Found = Read & { times: ReadTimes; counted: number };

/** How fast accounts are read when there is much in them. */
export const ledger: Cell = {
  name: "ledger",
  title: "Reading accounts",
  async run({ rounds, isQuick, say }, stack) {
    const calls = isQuick ? 100_000 : 1_000_000;
    const db = await openMeasuredDatabase(stack);
    const seeded = await seedLedger(db, calls, say);
    const watched = watchStatements(db);
    const found: Found[] = [];

    for (const read of readsOf(watched, seeded)) {
      say(read.name);
      const times = await timeReads(watched, rounds * 4, read.call);
      found.push({ ...read, times, counted: await timeCount(db, seeded, read.count, rounds) });
    }
    say("the invariants");
    const invariants = await timeInvariants(db);

    return {
      how:
        `${calls} calls of one organization within 90 days: 50 people, five models, three purposes, 50 pieces of credit. ` +
        "Each is called alone through the service, median of the calls; beside it the longest of its statements as " +
        "PostgreSQL times it, and a `count(*)` over the same rows in the same run.",
      tables: [
        table(
          ["read", "p50", "worst", "in PostgreSQL", "count(*)", "p50 beside count(*)"],
          found.map(({ name, times, counted }) => [
            name,
            ...[times.called, times.worst, times.executed, counted].map(milliseconds),
            (times.called / counted).toFixed(3),
          ]),
        ),
        table(
          ["the whole of it", "once"],
          [["`billing_invariants`, all of its rules", milliseconds(invariants)]],
        ),
      ],
      verdicts: found.flatMap(judge),
      panels: [],
      noise: null,
    };
  },
};

const entriesSql = `SELECT count(*) FROM ledger_entries WHERE account_id =
  (SELECT id FROM billing_accounts WHERE organization_id = $1)`;
const callsSql = "SELECT count(*) FROM llm_calls WHERE organization_id = $1";
const monthSql = `${callsSql} AND created_at >= '2027-01-31T16:00:00Z' AND created_at < '2027-02-28T16:00:00Z'`;

function readsOf(
  { db }: WatchedDatabase,
  { owner, month, firstMonth, conversationId }: SeededLedger,
): Read[] {
  const accounts = openAccounts(db);
  const usage = (groupBy: Grouping, thenBy?: Grouping) => () =>
    accounts.usage(owner, { ...month, groupBy, thenBy, scope: "organization" });
  const page = (input: Partial<Parameters<Accounts["ledger"]>[1]>) => () =>
    accounts.ledger(owner, { limit: 50, ...input });
  const middle = Buffer.from("50000").toString("base64url");

  return [
    {
      name: "balance",
      call: () => accounts.balance(owner),
      count: entriesSql,
      bar: { milliseconds: 5, ofCount: 0.05 },
    },
    {
      name: "a month's usage by model",
      call: usage("model"),
      count: monthSql,
      bar: { milliseconds: 150, ofCount: 1 },
    },
    { name: "a month's usage by day, then model", call: usage("day", "model"), count: monthSql },
    { name: "a month's usage by conversation", call: usage("conversation"), count: monthSql },
    { name: "the first page of the ledger", call: page({}), count: entriesSql },
    { name: "a page far behind it", call: page({ cursor: middle }), count: entriesSql },
    { name: "the first page of what was not usage", call: page({ kind: "grant" }), count: entriesSql },
    { name: "the first page of a month long ago", call: page(firstMonth), count: entriesSql },
    { name: "the first page of a conversation", call: page({ conversationId }), count: entriesSql },
    { name: "50,000 movements as a file", call: () => accounts.exportLedger(owner, {}), count: entriesSql },
  ];
}

function openAccounts(db: Database): Accounts {
  const unlimited = { limit: 1, remaining: 1, resetSeconds: 0 };
  const none = { used: 0, limit: 0 };

  return createAccountService({
    db,
    clock: systemClock,
    rateLimiter: {
      consume: async () => unlimited,
      check: async () => undefined,
      peek: async () => unlimited,
    },
    plans: createPlanBook({ db, clock: systemClock }),
    requestsPerMinute: () => null,
    approvalLimitMicro: () => null,
    knowledge: { quota: async () => ({ bases: none, documents: none, storage: none, fileSize: 0 }) },
  });
}

async function timeCount(
  { pool }: Database,
  { owner }: SeededLedger,
  sql: string,
  rounds: number,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await pool.query(sql, [owner.organizationId]);
    times.push(performance.now() - started);
  }

  return Math.min(...times);
}

async function timeInvariants({ pool }: Database): Promise<number> {
  const started = performance.now();
  const { rows } = await pool.query("SELECT invariant, subject, detail FROM billing_invariants LIMIT 10");
  if (rows.length > 0) throw new Error(`the seeded accounts do not add up: ${JSON.stringify(rows)}`);

  return performance.now() - started;
}

/** Within its time, or, on a slow machine, within its part of what counting the same rows takes in the same run. */
function judge({ name, bar, times, counted }: Found): Verdict[] {
  if (!bar) return [];

  const ratio = times.called / counted;
  return [
    {
      what: `${name} (p50)`,
      found: `${milliseconds(times.called)}, ${ratio.toFixed(3)} x count(*)`,
      bar: `≤ ${bar.milliseconds} ms or ≤ ${bar.ofCount} x count(*)`,
      isMet: times.called <= bar.milliseconds || ratio <= bar.ofCount,
    },
  ];
}

const milliseconds: Show = (value) => `${value.toFixed(2)} ms`;
