import { createMoneyService, watchInvariants } from "@claw/core";
import type { Database } from "@claw/db";
import type { Cell } from "../cells/cell.ts";
import { median } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { openMeasuredDatabase } from "../retrieval/open-measured-database.ts";
import { type SeededHouse, seedHouse } from "./seed-house.ts";

/** First page and search of an operator, in milliseconds. */
const bar = 100;

/** The day after the newest of what is seeded. */
const clock = { now: () => new Date("2027-03-01T00:00:00Z") };

type Read = { name: string; call(): Promise<unknown>; isList: boolean };

/** How fast operators find money in a house with many people. */
export const money: Cell = {
  name: "money",
  title: "Searching everybody's money",
  async run({ rounds, isQuick, say }, stack) {
    const size = isQuick
      ? { people: 5_000, payments: 10_000, calls: 20_000 }
      : { people: 50_000, payments: 100_000, calls: 400_000 };
    const db = await openMeasuredDatabase(stack);
    const seeded = await seedHouse(db, size, say);
    const rows: { read: Read; p50: number; worst: number }[] = [];
    for (const read of readsOf(db, seeded, stack)) {
      say(read.name);
      rows.push({ read, ...(await time(read, rounds * 4)) });
    }
    const entries = await db.prisma.ledgerEntry.count();

    return {
      how:
        `${size.people} people, ${size.payments} payments, ${entries} entries of the ledger. Each is called alone ` +
        "through the service, in this process; the first call, which warms up, does not count.",
      tables: [
        table(
          ["read", "p50", "worst"],
          rows.map(({ read, p50, worst }) => [read.name, milliseconds(p50), milliseconds(worst)]),
        ),
      ],
      verdicts: rows
        .filter(({ read }) => read.isList)
        .map(({ read, p50 }) => ({
          what: read.name,
          found: milliseconds(p50),
          bar: `≤ ${bar} ms`,
          isMet: p50 <= bar,
        })),
      panels: [],
      noise: null,
    };
  },
};

function readsOf(
  db: Database,
  { operator, userId, paymentId, callId }: SeededHouse,
  stack: AsyncDisposableStack,
): Read[] {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const invariants = stack.use(watchInvariants({ db, log, everyMs: 86_400_000 }));
  const service = createMoneyService({ db, clock, approvalLimitMicro: () => null, invariants });
  type SearchPayments = Parameters<typeof service.payments>[1];
  const first: SearchPayments = { sort: "waitingFirst", direction: "desc", skip: 0, limit: 50 };
  const payments = (name: string, input: Partial<SearchPayments>): Read => ({
    name: `payments: ${name}`,
    isList: true,
    call: () => service.payments(operator, { ...first, ...input }),
  });
  const ledger = (name: string, input: Partial<Parameters<typeof service.ledger>[1]>): Read => ({
    name: `ledger: ${name}`,
    isList: true,
    call: () => service.ledger(operator, { limit: 50, ...input }),
  });

  return [
    payments("first page, waiting first", {}),
    payments("those that wait", { statuses: ["submitted"], sort: "submittedAt", direction: "asc" }),
    payments("largest first", { sort: "amount" }),
    payments("canceled ones", { statuses: ["canceled"] }),
    payments("a month", { from: "2026-11-01", to: "2026-11-30" }),
    payments("page 1000", { skip: 50_000 }),
    payments("part of a reference", { query: "0002471" }),
    payments("a short part, which many have", { query: "27" }),
    payments("an e-mail address", { query: "person4711@" }),
    payments("what all addresses have", { query: "example.com" }),
    payments("an amount", { query: "1096" }),
    payments("an id", { query: paymentId }),
    payments("a word that nobody has", { query: "zzzzzz" }),
    ledger("first page", {}),
    ledger("usage", { kinds: ["usage"] }),
    ledger("a kind that is rare", { kinds: ["top_up"] }),
    ledger("a kind that is not there", { kinds: ["dispute"] }),
    ledger("an account", { account: "clearing" }),
    ledger("a day long ago", { from: "2026-06-15", to: "2026-06-15" }),
    ledger("a person", { userId }),
    ledger("a call", { id: callId }),
    ledger("a payment", { id: paymentId }),
    ledger("an id of nothing", { id: userId }),
    ledger("a range of amounts that many have", { amountFrom: "500", amountTo: "1000" }),
    ledger("an amount that few have", { amountFrom: "1096", amountTo: "1096" }),
    ledger("an amount that nobody has", { amountFrom: "5000" }),
    {
      name: "figures of 30 days",
      isList: false,
      call: () => service.figures(operator, { days: 30 }),
    },
    {
      name: "figures of 400 days",
      isList: false,
      call: () => service.figures(operator, { days: 400 }),
    },
    { name: "all invariants", isList: false, call: () => invariants.check() },
  ];
}

async function time({ call }: Read, times: number): Promise<{ p50: number; worst: number }> {
  await call();
  const took: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const started = performance.now();
    await call();
    took.push(performance.now() - started);
  }

  return { p50: median(took), worst: Math.max(...took) };
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
