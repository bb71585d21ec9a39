import { randomUUID } from "node:crypto";
import { createServiceClient } from "@claw/client";
import { checkInvariants, postGrant } from "@claw/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, reasonOf, startWorld, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.register();
});

afterAll(() => world[Symbol.asyncDispose]());

const clientOf = ({ accessToken }: Person) => createServiceClient({ url: world.url, token: accessToken });
const bearer = ({ accessToken }: Person) => ({ authorization: `Bearer ${accessToken}` });

async function give({ userId }: Person, amountMicro: bigint): Promise<void> {
  const { prisma } = world.db;
  const { organizationId } = await prisma.membership.findFirstOrThrow({ where: { userId } });
  const grant = { organizationId, amountMicro, key: randomUUID(), reason: "test", actorId: null };
  await prisma.$transaction((tx) => postGrant(tx, grant));
}

test("a person sees the plans, is told what is lacking, subscribes, and has the tier with the next call", async () => {
  const person = await world.register();
  await using claw = clientOf(person);
  expect((await claw.billing.plans.query()).map(({ tier }) => tier)).toEqual(["free", "pro", "enterprise"]);
  expect(await claw.billing.subscription.query()).toBeNull();

  const refused = await world.mutate("billing.subscribe", { tier: "pro" }, bearer(person));
  expect([refused.status, await reasonOf(refused)]).toEqual([402, "INSUFFICIENT_BALANCE"]);
  await give(person, 99_000_000n);
  const subscription = await claw.billing.subscribe.mutate({ tier: "pro" });

  expect(subscription).toMatchObject({ status: "active", tier: "pro" });
  expect(await claw.auth.me.query()).toMatchObject({ subscriptionTier: "pro" });
  expect(await claw.billing.subscription.query()).toEqual(subscription);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a transfer that somebody else confirms pays the invoice, and the subscription begins with it", async () => {
  const [person, keeper] = [await world.register(), await world.register()];
  await world.db.prisma.user.update({ where: { id: keeper.userId }, data: { role: "billing" } });
  await using claw = clientOf(person);
  await using accounts = clientOf(keeper);
  const { openInvoiceId } = await claw.billing.subscribe.mutate({ tier: "pro", payWith: "offline" });
  const invoiceId = openInvoiceId ?? "";

  const { id: paymentId } = await claw.billing.payInvoice.mutate({ invoiceId, provider: "offline" });
  await claw.billing.submitReference.mutate({ paymentId, reference: "2026112900001" });
  await accounts.billing.confirmPayment.mutate({ paymentId });

  expect(await claw.billing.subscription.query()).toMatchObject({ status: "active", openInvoiceId: null });
  expect(await claw.billing.getInvoice.query({ invoiceId })).toMatchObject({
    paymentStatus: "paid",
    paymentId,
  });
  const { lots } = await claw.billing.balance.query();
  expect(lots).toMatchObject([{ source: "plan", amount: "50.000000" }, { source: "granted" }]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("an invoice is downloaded as a PDF by its own people, and by nobody else", async () => {
  const [person, stranger] = [await world.register(), await world.register()];
  await using claw = clientOf(person);
  const { openInvoiceId } = await claw.billing.subscribe.mutate({ tier: "enterprise", payWith: "offline" });
  const invoiceId = openInvoiceId ?? "";

  const { fileName, content } = await claw.billing.invoicePdf.query({ invoiceId });

  const invoice = await claw.billing.getInvoice.query({ invoiceId });
  expect(fileName).toBe(`${invoice.number}.pdf`);
  expect(invoice).toMatchObject({ total: "999.000000", paymentStatus: "open", seller: { name: "CLAW.AI" } });
  expect(Buffer.from(content, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  const foreign = await world.query("billing.invoicePdf", { invoiceId }, bearer(stranger));
  expect([foreign.status, await reasonOf(foreign)]).toEqual([404, "NOT_FOUND"]);
});

test.each([
  ["billing.subscribe", { tier: "gold" }],
  ["billing.subscribe", { tier: "pro", payWith: "cash" }],
  [
    "billing.requestFapiao",
    { invoiceId: randomUUID(), title: "星火", email: "a@example.com", taxNumber: "123" },
  ],
  ["billing.setBillingProfile", { name: "  ", taxNumber: null, address: null, email: null }],
])("%s refuses %j", async (procedure, input) => {
  const response = await world.mutate(procedure, input, bearer(await world.register()));

  expect([response.status, await reasonOf(response)]).toEqual([400, "INVALID_INPUT"]);
});
