import { type ExportLedgerOfAll, InvariantKey, type LedgerMovement, SearchLedger } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { promoId } from "../../src/billing/ledger/accounts.ts";
import { findCheck, storeCheck } from "../../src/billing/ledger/stored-check.ts";
import { invariantNames } from "../../src/money/invariant-names.ts";
import { mostFew } from "../../src/runtime/find-few.ts";
import { settledCall } from "../billing/account/settled-call.ts";
import { createPerson } from "../create-person.ts";
import { openMoneyRoom } from "./room.ts";

type Room = Awaited<ReturnType<typeof openMoneyRoom>>;
let room: Room;
let facts: { call: string; paid: string; refund: string; adjustment: string };

beforeAll(async () => {
  room = await openMoneyRoom();
  const { db, one, payer, payments, transfer, money } = room;
  const paid = await transfer("80", "A-1");
  await payments.confirmPayment(one, { paymentId: paid });
  const refund = uuidv7();
  await payments.refundPayment(one, { paymentId: paid, amount: "30", reason: "asked for", refundId: refund });
  const { id: call } = await settledCall(db, payer, {
    fresh: 1_000,
    output: 500,
    at: "2026-11-01T00:00:00Z",
  });
  const { id: adjustment } = await money.adjust(one, {
    userId: payer.userId,
    amount: "5",
    direction: "debit",
    source: "correction",
    reason: '=1+1,"twice"',
  });
  await createPerson(db);
  facts = { call, paid, refund, adjustment };
});
afterAll(() => room[Symbol.asyncDispose]());

async function all(filter: ExportLedgerOfAll, limit = 50): Promise<LedgerMovement[]> {
  const items: LedgerMovement[] = [];
  let cursor: string | null = null;
  do {
    const page = await room.money.ledger(room.one, { ...filter, cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);

  return items;
}

const kindsOf = (items: LedgerMovement[]) => items.map(({ kind }) => kind);

test("movements of everybody, the newest first, page by page without a gap or a repeat", async () => {
  const whole = await all({});
  expect(kindsOf(whole)).toEqual(["grant", "adjustment", "refund", "top_up", "usage"]);
  expect(await all({}, 1)).toEqual(whole);
  expect(await all({}, 2)).toEqual(whole);
});

test("a search by kind, account, person, what it belongs to, amount or day", async () => {
  const { payer } = room;
  const search = async (filter: ExportLedgerOfAll) => kindsOf(await all(filter));

  expect(await search({ kinds: ["refund"] })).toEqual(["refund"]);
  expect(await search({ kinds: ["usage", "top_up"] })).toEqual(["top_up", "usage"]);
  expect(await search({ account: "promo" })).toEqual(["grant"]);
  expect(await search({ account: "clearing" })).toEqual(["refund", "top_up"]);
  expect(await search({ account: "revenue" })).toEqual(["adjustment", "usage"]);
  expect(await search({ userId: payer.userId })).toEqual(["adjustment", "refund", "top_up", "usage"]);
  expect(await search({ organizationId: payer.organizationId, kinds: ["top_up"] })).toEqual(["top_up"]);
  expect(await search({ id: facts.call })).toEqual(["usage"]);
  expect(await search({ id: facts.paid })).toEqual(["refund", "top_up"]);
  expect(await search({ id: facts.refund })).toEqual(["refund"]);
  expect(await search({ id: facts.adjustment })).toEqual(["adjustment"]);
  expect(await search({ amountFrom: "30", amountTo: "80" })).toEqual(["refund", "top_up"]);
  expect(await search({ amountTo: "5" })).toEqual(["adjustment", "usage"]);
  expect(await search({ to: "2026-11-01" })).toEqual(["usage"]);
  expect(await search({ id: uuidv7() })).toEqual([]);
  await expect(room.money.ledger(room.one, { ...SearchLedger.parse({}), cursor: "x" })).rejects.toMatchObject(
    { code: "INVALID_INPUT" },
  );
});

test("a transaction has both sides, which add up to nothing, and what it belongs to", async () => {
  const open = async (id: string) => {
    const [movement] = await all({ id });
    return room.money.transaction(room.one, { transactionId: movement?.id ?? "" });
  };
  const refund = await open(facts.refund);
  expect(refund).toMatchObject({
    amount: "-30.000000",
    size: "30.000000",
    actor: { id: room.one.userId },
    payment: { id: facts.paid, amount: "80.000000", reference: "A-1" },
    related: [{ kind: "top_up", size: "80.000000" }],
  });
  expect(refund.entries.map(({ account, amount }) => [account, amount]).sort()).toEqual([
    ["clearing", "30.000000"],
    ["wallet", "-30.000000"],
  ]);
  expect(await open(facts.call)).toMatchObject({
    call: { callId: facts.call, promptTokens: 1_000, completionTokens: 500, userId: room.payer.userId },
    actor: null,
  });
  expect(await open(facts.adjustment)).toMatchObject({
    adjustment: { id: facts.adjustment, amount: "-5.000000" },
  });
  await expect(room.money.transaction(room.one, { transactionId: uuidv7() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the file comes in pieces, has what the search has, nothing that a spreadsheet runs, and is audited", async () => {
  const filter = { userId: room.payer.userId };
  const pieces: string[] = [];
  for await (const { content } of room.money.watchLedgerFile(room.one, filter)) pieces.push(content);

  expect(pieces).toHaveLength(2);
  const lines = pieces.join("").trimEnd().split("\r\n");
  expect(lines[0]?.slice(1, 24)).toBe("time,kind,amount,balanc");
  expect(lines).toHaveLength(1 + (await all(filter)).length);
  expect(lines[1]).toContain(`,adjustment,-5.000000,`);
  expect(lines[1]).toContain(`"'=1+1,""twice"""`);
  const audit = await room.db.prisma.auditEvent.findFirst({ where: { action: "ledger_exported" } });
  expect(audit).toMatchObject({ userId: room.one.userId, detail: { filter: JSON.stringify(filter) } });
});

test("every contradiction that the database looks for is known by name", async () => {
  const { rows } = await room.db.pool.query<{ definition: string }>(
    "SELECT pg_get_viewdef('billing_invariants') AS definition",
  );
  const names = [...(rows[0]?.definition.matchAll(/SELECT '([^']+)'::text/g) ?? [])].map(([, name]) => name);

  expect(names.sort()).toEqual(Object.values(invariantNames).sort());
  expect(Object.keys(invariantNames).sort()).toEqual([...InvariantKey.options].sort());
});

test("accounts that add up are good, those that do not say which, by whom it was looked, and are put right", async () => {
  const { db, money, one, payer } = room;
  const good = await money.checkNow(one);
  expect(good).toMatchObject({ isGood: true, isCut: false });
  expect(good.results).toHaveLength(InvariantKey.options.length);

  const change = (by: string) =>
    db.pool.query(
      "UPDATE billing_accounts SET balance_micro = balance_micro + $1 WHERE organization_id = $2",
      [by, payer.organizationId],
    );
  await change("7");
  const bad = await money.checkNow(one);
  await change("-7");

  expect(bad.isGood).toBe(false);
  expect(bad.results.filter(({ count }) => count > 0).map(({ key }) => key)).toEqual([
    "wallet_entries",
    "wallet_lots",
  ]);
  expect(bad.results.find(({ key }) => key === "wallet_entries")?.offenders).toHaveLength(1);
  expect(await money.invariants(one)).toEqual(bad);
  // A process that looked before and tells of it late changes nothing of what all processes show.
  await storeCheck(db, { at: new Date(0), milliseconds: 1, found: [] });
  expect((await findCheck(db))?.found).toHaveLength(2);
  expect((await money.checkNow(one)).isGood).toBe(true);
  const audits = await db.prisma.auditEvent.findMany({ where: { action: "accounts_checked" } });
  expect(audits.map(({ outcome }) => outcome).sort()).toEqual(["failed", "ok", "ok"]);
});

test("where thousands of movements have a size, usage is among them if some of it is so large, and only then", async () => {
  await using many = await openMoneyRoom();
  const { db, payer } = many;
  await settledCall(db, payer, { fresh: 1_000, output: 500, at: "2026-11-01T00:00:00Z" });
  await db.pool.query(
    `INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key)
     SELECT gen_random_uuid(), $1, 'grant', 'many:' || n FROM generate_series(1, $2) n`,
    [payer.organizationId, mostFew + 1],
  );
  await db.pool.query(
    `INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
     SELECT t.id, side.account, side.sign * 7000000, side.balance
     FROM ledger_transactions t CROSS JOIN (
       SELECT id AS account, 1 AS sign, 7000000 AS balance FROM billing_accounts WHERE organization_id = $1
       UNION ALL SELECT $2::uuid, -1, NULL) side
     WHERE t.idempotency_key LIKE 'many:%'`,
    [payer.organizationId, promoId],
  );
  const kinds = async (filter: ExportLedgerOfAll) => {
    const { items } = await many.money.ledger(many.one, { ...filter, cursor: null, limit: 50 });
    return [items.length, new Set(kindsOf(items))];
  };

  expect(await kinds({ amountFrom: "7", amountTo: "7" })).toEqual([50, new Set(["grant"])]);
  expect(await kinds({ amountFrom: "7", amountTo: "7", to: "2026-11-01" })).toEqual([0, new Set()]);
  expect(await kinds({ amountTo: "7", to: "2026-11-01" })).toEqual([1, new Set(["usage"])]);
});
