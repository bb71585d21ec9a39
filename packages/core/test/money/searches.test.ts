import { SearchInvoices, SearchPayments, SearchRefunds } from "@claw/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { yuan } from "../billing/payments/world.ts";
import { createPerson } from "../create-person.ts";
import { openMoneyRoom } from "./room.ts";

type Room = Awaited<ReturnType<typeof openMoneyRoom>>;
let room: Room;
let ids: { first: string; second: string; paid: string; card: string; invoice: string };

beforeAll(async () => {
  room = await openMoneyRoom();
  const { db, one, payments, transfer, clock } = room;
  await db.prisma.user.update({
    where: { id: room.payer.userId },
    data: { email: "han.meimei@example.com", name: "韩梅梅" },
  });
  const first = await transfer("50", "招行 2026112900001");
  clock.advance(1_000);
  const second = await transfer("1200.50", "ICBC-77", await createPerson(db, undefined, 0n));
  clock.advance(1_000);
  const paid = await transfer("80", "A_1");
  await payments.confirmPayment(one, { paymentId: paid });
  clock.advance(1_000);
  const { id: card } = await payments.topUp(room.payer, { amount: "10", method: "card" });
  await payments.refundPayment(one, { paymentId: paid, amount: "30", reason: "asked for" });
  const invoice = await room.invoice(yuan(99));
  await db.prisma.fapiaoRequest.create({
    data: {
      invoiceId: invoice,
      organizationId: room.payer.organizationId,
      type: "general",
      title: "韩梅梅",
      email: "han.meimei@example.com",
      requestedById: room.payer.userId,
    },
  });
  ids = { first, second, paid, card, invoice };
});
afterAll(() => room[Symbol.asyncDispose]());

async function found(input: Partial<SearchPayments>) {
  const { items, total } = await room.money.payments(room.one, { ...SearchPayments.parse({}), ...input });
  expect(total).toBeGreaterThanOrEqual(items.length);

  return items.map(({ id }) => id);
}

test("those that wait are first, then the newest; every other order is one's own", async () => {
  expect(await found({})).toEqual([ids.second, ids.first, ids.card, ids.paid]);
  expect(await found({ sort: "amount", direction: "asc" })).toEqual([
    ids.card,
    ids.first,
    ids.paid,
    ids.second,
  ]);
  expect(await found({ sort: "createdAt" })).toEqual([ids.card, ids.paid, ids.second, ids.first]);
  expect(await found({ sort: "submittedAt", direction: "asc", statuses: ["submitted"] })).toEqual([
    ids.first,
    ids.second,
  ]);
  expect(await found({ skip: 1, limit: 2 })).toEqual([ids.first, ids.card]);
});

test("a search is for a reference, an id, a person, an e-mail address or an amount, letter for letter", async () => {
  expect(await found({ query: "招行" })).toEqual([ids.first]);
  expect(await found({ query: "icbc" })).toEqual([ids.second]);
  expect(await found({ query: "A_1" })).toEqual([ids.paid]);
  expect(await found({ query: "A%1" })).toEqual([]);
  expect(await found({ query: ids.card })).toEqual([ids.card]);
  expect(await found({ query: "HAN.MEIMEI@" })).toEqual([ids.first, ids.card, ids.paid]);
  expect(await found({ query: "韩梅" })).toEqual([ids.first, ids.card, ids.paid]);
  expect(await found({ query: "¥1,200.5" })).toEqual([ids.second]);
});

test("filters go together, and days are those of the calendar in China", async () => {
  expect(await found({ statuses: ["partially_refunded", "pending"] })).toEqual([ids.card, ids.paid]);
  expect(await found({ method: "card", provider: "stripe" })).toEqual([ids.card]);
  expect(await found({ from: "2026-11-29", to: "2026-11-29" })).toHaveLength(4);
  expect(await found({ to: "2026-11-28" })).toEqual([]);
});

test("a payment says who did what, and whether two are needed", async () => {
  const { items, waiting } = await room.money.payments(room.one, SearchPayments.parse({}));
  const byId = new Map(items.map((item) => [item.id, item]));

  expect(waiting).toBe(2);
  expect(byId.get(ids.second)).toMatchObject({ needsTwo: true, confirmedBy: null });
  expect(byId.get(ids.paid)).toMatchObject({
    needsTwo: false,
    payer: { name: "韩梅梅", email: "han.meimei@example.com" },
    confirmedBy: { id: room.one.userId },
  });
});

test("refunds are found by payer, amount, payment and state", async () => {
  const search = async (input: Partial<SearchRefunds>) =>
    (await room.money.refunds(room.one, { ...SearchRefunds.parse({}), ...input })).items;

  const [refund, ...others] = await search({});
  expect(others).toEqual([]);
  expect(refund).toMatchObject({
    paymentId: ids.paid,
    paid: "80.000000",
    amount: "30.000000",
    requestedBy: { id: room.one.userId },
  });
  for (const query of ["韩梅梅", "30", ids.paid]) expect(await search({ query })).toHaveLength(1);
  for (const query of ["80", "nobody", ids.card]) expect(await search({ query })).toEqual([]);
  expect(await search({ status: "failed" })).toEqual([]);
});

test("invoices are found by number, person, total and 发票", async () => {
  const search = async (input: Partial<SearchInvoices>) =>
    (await room.money.invoices(room.one, { ...SearchInvoices.parse({}), ...input })).items.map(
      ({ id }) => id,
    );
  await room.db.prisma.invoice.update({ where: { id: ids.invoice }, data: { paymentStatus: "paid" } });

  for (const input of [
    { query: "2026-000001" },
    { query: "meimei" },
    { query: "99" },
    { fapiaoStatus: "requested" },
    { sort: "fapiao" },
  ] as const) {
    expect(await search(input)).toEqual([ids.invoice]);
  }
  expect(await search({ fapiaoStatus: "issued" })).toEqual([]);
  expect(await search({ query: "2025" })).toEqual([]);
  expect(await room.money.invoices(room.one, SearchInvoices.parse({}))).toMatchObject({ fapiaoWaiting: 1 });
});

test("nobody but operators searches anything", async () => {
  const keeper = room.keeper;

  await expect(room.money.payments(keeper, SearchPayments.parse({}))).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(room.money.invariants(keeper)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(room.money.figures(keeper, { days: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(room.money.watchLedgerFile(keeper, {})[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
