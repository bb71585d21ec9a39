import { ListInvoices, RequestFapiao } from "@claw/contract";
import { expect, test } from "vitest";
import { issueInvoice } from "../../../src/billing/invoices/issue-invoice.ts";
import { outcomeOf, times } from "../../auth/outcome.ts";
import { openWorld, type World } from "../subscriptions/world.ts";

/** A bill of its own, in a transaction that may fail after it. */
function issue(world: World, organizationId: string, isToFail = false) {
  return world.db.prisma.$transaction(async (tx) => {
    const invoice = await issueInvoice(world.deps, tx, {
      organizationId,
      subscriptionId: null,
      lines: [{ description: "咨询", amountMicro: 1_000_000n }],
      grants: null,
      dueAt: null,
      at: world.clock.now(),
    });
    if (isToFail) throw new Error("rolled back");

    return invoice;
  });
}

test("20 invoices in parallel have numbers without a gap, also where transactions between them roll back", async () => {
  await using world = await openWorld();
  const people = await Promise.all(times(4, () => world.person()));
  const owner = (index: number) => people[index % people.length]?.organizationId ?? "";

  const outcomes = await Promise.allSettled(
    times(30, (index) => issue(world, owner(index), index % 3 === 2)),
  );

  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  const rows = await world.db.prisma.invoice.findMany({ orderBy: { sequence: "asc" } });
  expect(rows.map(({ number }) => number)).toEqual(
    times(20, (index) => `CLAW-2026-${String(index + 1).padStart(6, "0")}`),
  );
  expect(await world.invariants()).toEqual([]);
});

test("numbers begin anew with the year of the calendar in China, and each seller has its own", async () => {
  await using world = await openWorld("2026-12-31T15:59:59.999Z");
  const { organizationId } = await world.person();

  const last = await issue(world, organizationId);
  world.clock.advance(1);
  const first = await issue(world, organizationId);
  const another = { ...world, deps: { ...world.deps, seller: { ...world.deps.seller, key: "SPARK" } } };

  expect([last.number, first.number]).toEqual(["CLAW-2026-000001", "CLAW-2027-000001"]);
  expect((await issue(another, organizationId)).number).toBe("SPARK-2027-000001");
});

test("an invoice that was issued cannot be edited or deleted: the database raises", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  const { id } = await world.db.prisma.invoice.findFirstOrThrow();
  const change = (set: string) => world.db.pool.query(`UPDATE invoices SET ${set} WHERE id = $1`, [id]);
  const before = await world.db.prisma.invoice.findFirstOrThrow();

  for (const set of [
    "total_micro = 0",
    "lines = '[]'",
    "number = 'CLAW-2026-000009'",
    "customer = '{}'",
    "issued_at = now()",
    "due_at = now()",
    "grants = NULL",
    "payment_status = 'open'",
    "payment_status = 'uncollectible'",
    "status = 'void'",
  ]) {
    await expect(change(set), set).rejects.toThrow(/invoice CLAW-2026-000001/);
  }
  await expect(world.db.pool.query("DELETE FROM invoices")).rejects.toThrow();
  await expect(world.db.pool.query("TRUNCATE invoices CASCADE")).rejects.toThrow();

  expect(await world.db.prisma.invoice.findFirstOrThrow()).toEqual(before);
});

test("a bill keeps whom it was made out to; the profile counts for the next ones", async () => {
  await using world = await openWorld();
  const li = await world.payer("500");
  await world.db.prisma.user.update({ where: { id: li.userId }, data: { name: "李雷" } });
  expect(await world.service.billingProfile(li)).toBeNull();
  await world.subscribe(li, "pro");

  const profile = {
    name: " 星火（北京）有限公司 ",
    taxNumber: "91310000MA1FL00000",
    address: "",
    email: "bill@example.com",
  };
  const kept = { ...profile, name: "星火（北京）有限公司", address: null };
  expect(await world.service.setBillingProfile(li, profile)).toEqual(kept);
  expect(await world.service.billingProfile(li)).toEqual(kept);
  await world.passDays(30);

  expect((await world.invoices(li)).map(({ customer }) => customer)).toEqual([
    kept,
    { name: "李雷", taxNumber: null, address: null, email: expect.stringContaining("@example.com") },
  ]);
});

test("invoices are listed newest first, page by page, by payment status", async () => {
  await using world = await openWorld();
  const li = await world.person();
  for (let made = 0; made < 5; made += 1) {
    await issue(world, li.organizationId);
    if (made > 1) world.clock.advance(1_000);
  }
  const list = (input: object) => world.service.invoices(li, ListInvoices.parse(input));

  const numbers: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ limit: 2, cursor });
    numbers.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor;
  }

  expect(numbers).toEqual([5, 4, 3, 2, 1].map((sequence) => `CLAW-2026-00000${sequence}`));
  expect((await list({ paymentStatus: "paid" })).items).toEqual([]);
  expect(await outcomeOf(list({ cursor: "none" }))).toBe("INVALID_INPUT");
});

test("a printed invoice has its number as file name and its total in capitals, and thirty a minute are enough", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  await world.subscribe(li, "pro");
  const invoiceId = (await world.invoices(li))[0]?.id ?? "";

  const file = await world.service.invoicePdf(li, { invoiceId });

  expect(file).toEqual({ fileName: "CLAW-2026-000001.pdf", content: Buffer.from("%PDF").toString("base64") });
  expect(world.printed).toMatchObject([{ totalInCapitals: "人民币玖拾玖元整", number: "CLAW-2026-000001" }]);
  const stranger = await world.person();
  expect(await outcomeOf(world.service.invoicePdf(stranger, { invoiceId }))).toBe("NOT_FOUND");
  expect(await world.service.invoicePdf({ ...stranger, role: "operator" }, { invoiceId })).toEqual(file);
  for (let more = 0; more < 29; more += 1) await world.service.invoicePdf(li, { invoiceId });
  expect(await outcomeOf(world.service.invoicePdf(li, { invoiceId }))).toBe("RATE_LIMITED");
});

test("a 发票 is asked for once, for what was paid, and those with the billing role find and settle it", async () => {
  await using world = await openWorld();
  const li = await world.payer("99");
  const keeper = { ...(await world.person()), role: "billing" as const };
  await world.subscribe(li, "pro");
  const invoiceId = (await world.invoices(li))[0]?.id ?? "";
  const unpaid = await issue(world, li.organizationId);
  const { service } = world;
  const wish = RequestFapiao.parse({ invoiceId, title: " 星火有限公司 ", email: "li@example.com" });
  const asked = () =>
    service.invoices(keeper, ListInvoices.parse({ scope: "all", fapiaoStatus: "requested" }));

  expect(await outcomeOf(service.settleFapiao(keeper, { invoiceId, status: "issued" }))).toBe("CONFLICT");
  expect(await outcomeOf(service.requestFapiao(li, { ...wish, invoiceId: unpaid.id }))).toBe("CONFLICT");
  const invoice = await service.requestFapiao(li, wish);
  expect(invoice.fapiao).toMatchObject({ status: "requested", title: "星火有限公司", taxNumber: null });
  expect(await outcomeOf(service.requestFapiao(li, wish))).toBe("CONFLICT");

  expect((await asked()).items.map(({ id }) => id)).toEqual([invoiceId]);
  expect(await outcomeOf(service.invoices(li, ListInvoices.parse({ scope: "all" })))).toBe("FORBIDDEN");
  expect(await outcomeOf(service.settleFapiao(li, { invoiceId, status: "issued" }))).toBe("FORBIDDEN");
  const wrong = { invoiceId, status: "rejected" as const, note: "税号不对" };
  expect((await service.settleFapiao(keeper, wrong)).fapiao).toMatchObject({
    status: "rejected",
    note: "税号不对",
  });
  expect(await outcomeOf(service.settleFapiao(keeper, wrong))).toBe("CONFLICT");

  const right = RequestFapiao.parse({ ...wish, type: "special", taxNumber: "91310000MA1FL00000" });
  await service.requestFapiao(li, right);
  expect((await service.settleFapiao(keeper, { invoiceId, status: "issued" })).fapiao).toMatchObject({
    status: "issued",
    type: "special",
  });
  expect(await outcomeOf(service.requestFapiao(li, right))).toBe("CONFLICT");
  expect((await asked()).items).toEqual([]);
  const unknown = { invoiceId: keeper.userId, status: "issued" as const };
  expect(await outcomeOf(service.settleFapiao(keeper, unknown))).toBe("NOT_FOUND");
  expect(await world.db.prisma.auditEvent.count({ where: { action: "fapiao_settled" } })).toBe(2);
});

const request = { invoiceId: "019ad000-0000-7000-8000-000000000000", title: "星火", email: "a@example.com" };

test.each([
  ["15 characters", { taxNumber: "A".repeat(15) }, true],
  ["17 characters", { taxNumber: "1".repeat(17) }, true],
  ["18 characters", { taxNumber: "91310000MA1FL00000" }, true],
  ["20 characters", { taxNumber: "1".repeat(20) }, true],
  ["none, for a person", {}, true],
  ["16 characters", { taxNumber: "1".repeat(16) }, false],
  ["19 characters", { taxNumber: "1".repeat(19) }, false],
  ["small letters", { taxNumber: "91310000ma1fl00000" }, false],
  ["a line after it", { taxNumber: `${"1".repeat(15)}\n` }, false],
  ["wide digits", { taxNumber: "１".repeat(15) }, false],
  ["none, for a special 发票", { type: "special" }, false],
  ["a title of blanks", { title: "  " }, false],
  ["no address to send it to", { email: "nobody" }, false],
])("发票 tax number: %s", (_name, different, isValid) => {
  expect(RequestFapiao.safeParse({ ...request, ...different }).success).toBe(isValid);
});
