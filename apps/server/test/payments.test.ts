import { randomUUID } from "node:crypto";
import { createServiceClient } from "@claw/client";
import { checkInvariants } from "@claw/core";
import { type StripeEvent, type StripeServer, startStripe } from "@claw/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, startWorld, type World } from "./world.ts";

let stripe: StripeServer;
let world: World;
let operator: Person;
let webhook: string;

beforeAll(async () => {
  stripe = await startStripe();
  world = await startWorld({
    payments: {
      stripe: { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, apiBase: stripe.url },
      instructions: "户名：示例，账号：6222",
    },
  });
  operator = await world.register();
  webhook = `${world.url}/webhooks/stripe`;
});

afterAll(async () => {
  expect(await checkInvariants(world.db)).toEqual([]);
  await world[Symbol.asyncDispose]();
  await stripe[Symbol.asyncDispose]();
});

/** Somebody new, with a client. */
async function somebody() {
  const person = await world.register();
  const claw = createServiceClient({ url: world.url, token: person.accessToken });

  return { ...person, claw, [Symbol.asyncDispose]: () => claw[Symbol.asyncDispose]() };
}

/** In micro-yuan, beyond what everybody is given at first. */
async function balanceOf({ userId }: Person): Promise<bigint> {
  const lots = await world.db.prisma.ledgerTransaction.findMany({
    where: { organization: { memberships: { some: { userId } } }, kind: { not: "grant" } },
    include: { entries: { where: { account: { kind: "wallet" } } } },
  });

  return lots.flatMap(({ entries }) => entries).reduce((sum, { amountMicro }) => sum + amountMicro, 0n);
}

async function sessionOf(paymentId: string): Promise<string> {
  const row = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });

  return row.providerReference ?? "";
}

async function statusOf(paymentId: string): Promise<string> {
  return (await world.db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } })).status;
}

async function outcomesOf(paymentId: string): Promise<string[]> {
  const events = await world.db.prisma.paymentEvent.findMany({
    where: { paymentId },
    orderBy: { receivedAt: "asc" },
  });

  return events.map(({ outcome }) => outcome);
}

test("the journey: top up with Stripe, pay on its page, its webhook, the balance", async () => {
  await using person = await somebody();
  const { claw } = person;
  const [first, second] = await claw.billing.paymentOptions.query();
  expect([first?.provider, second?.provider]).toEqual(["stripe", "offline"]);
  stripe.tell(webhook);

  const payment = await claw.billing.topUp.mutate({ amount: "88.80", method: "alipay" });
  expect(payment.payUrl).toMatch(`${stripe.url}/pay/cs_test_`);
  const paid = await fetch(payment.payUrl ?? "", { method: "POST", redirect: "manual" });

  expect(paid.headers.get("location")).toBe(`${world.url}/billing/payments/${payment.id}`);
  expect(await claw.billing.getPayment.query({ paymentId: payment.id })).toMatchObject({
    status: "succeeded",
    amount: "88.800000",
    payUrl: null,
  });
  expect(await balanceOf(person)).toBe(88_800_000n);
  expect(await outcomesOf(payment.id)).toEqual(["applied", "already"]);
});

test("the journey: pay by transfer, submit the reference, the operator confirms, the balance", async () => {
  await using person = await somebody();
  await using keeper = createServiceClient({ url: world.url, token: operator.accessToken });
  const { claw } = person;
  const options = await claw.billing.paymentOptions.query();
  expect(options[1]?.instructions).toBe("户名：示例，账号：6222");
  const { id: paymentId } = await claw.billing.topUp.mutate({ amount: "200", provider: "offline" });

  const submitted = await claw.billing.submitReference.mutate({ paymentId, reference: "2026112912345" });
  expect(submitted.status).toBe("submitted");
  await expect(claw.billing.confirmPayment.mutate({ paymentId })).rejects.toMatchObject({
    data: { reason: "FORBIDDEN" },
  });
  const waiting = await keeper.billing.payments.query({ scope: "all", status: "submitted", limit: 100 });
  expect(waiting.items.map(({ id }) => id)).toContain(paymentId);
  expect((await keeper.billing.confirmPayment.mutate({ paymentId })).status).toBe("succeeded");

  expect(await balanceOf(person)).toBe(200_000_000n);
});

test("who comes back from Stripe before its webhook sees the payment paid, and the webhook adds nothing", async () => {
  await using person = await somebody();
  const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
  const events = stripe.happen.pay(await sessionOf(paymentId));

  expect((await person.claw.billing.getPayment.query({ paymentId })).status).toBe("succeeded");
  for (const event of events) expect((await stripe.send(webhook, event)).status).toBe(200);

  expect(await balanceOf(person)).toBe(10_000_000n);
  expect(await outcomesOf(paymentId)).toEqual(["already", "already"]);
});

describe("webhooks", () => {
  test("the same webhook 20 times in parallel credits once", async () => {
    await using person = await somebody();
    const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
    const [event] = stripe.happen.pay(await sessionOf(paymentId));

    const answers = await Promise.all(Array.from({ length: 20 }, () => send(event)));

    expect(answers).toEqual(Array(20).fill(200));
    expect(await balanceOf(person)).toBe(10_000_000n);
    expect(await outcomesOf(paymentId)).toEqual(["applied"]);
  });

  const orders = permutations([0, 1, 2]);
  test.each(orders)("three event types for one payment in any order: %i, %i, %i", async (...order) => {
    await using person = await somebody();
    const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
    const session = await sessionOf(paymentId);
    const [completed] = stripe.happen.payLater(session);
    const [succeeded, later] = stripe.happen.settleLater(session, "succeeded");
    const events = [completed, succeeded, later];

    for (const at of order) expect(await send(events[at])).toBe(200);

    expect(await balanceOf(person)).toBe(10_000_000n);
    expect(await statusOf(paymentId)).toBe("succeeded");
  });

  test.each(permutations([0, 1, 2]))(
    "paid, paid back in part and disputed, told as %i, %i, %i",
    async (...order) => {
      await using person = await somebody();
      const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
      const session = await sessionOf(paymentId);
      const [paid] = stripe.happen.pay(session);
      const refunded = stripe.happen.refund(session, 400).at(-1);
      const [disputed] = stripe.happen.dispute(session, 600);
      const events = [paid, refunded, disputed];

      for (const at of order) expect(await send(events[at])).toBe(200);

      expect(await balanceOf(person)).toBe(0n);
      expect(await statusOf(paymentId)).toBe("disputed");
      const id = disputed?.data.object.id ?? "";
      const [won] = stripe.happen.closeDispute(id, "won");
      expect(await send(won)).toBe(200);
      expect([await balanceOf(person), await statusOf(paymentId)]).toEqual([
        6_000_000n,
        "partially_refunded",
      ]);
    },
  );

  test("late success after local expiry is credited and recorded", async () => {
    await using person = await somebody();
    const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
    const session = await sessionOf(paymentId);
    const [expired] = stripe.happen.expire(session);
    await send(expired);
    expect(await statusOf(paymentId)).toBe("expired");

    for (const event of stripe.happen.pay(session)) await send(event);

    expect(await balanceOf(person)).toBe(10_000_000n);
    expect(await outcomesOf(paymentId)).toEqual(["applied", "applied_late", "already"]);
  });

  test.each([
    ["amount", { amount_received: 1_001 }, "amount_differs"],
    ["currency", { currency: "jpy" }, "currency_differs"],
  ])("%s differs: 200, recorded, an error in the log, nothing credited", async (_, change, outcome) => {
    await using person = await somebody();
    const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
    const [event] = stripe.happen.pay(await sessionOf(paymentId));
    Object.assign(event?.data.object ?? {}, change);

    expect(await send(event)).toBe(200);

    expect(await balanceOf(person)).toBe(0n);
    expect(await outcomesOf(paymentId)).toEqual([outcome]);
    const line = world
      .logged()
      .split("\n")
      .find((text) => text.includes(event?.id ?? "-"));
    expect(line).toContain('"level":50');
  });

  test("bad, old, future and re-serialised signatures are 400 and change nothing", async () => {
    await using person = await somebody();
    const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
    const [event] = stripe.happen.pay(await sessionOf(paymentId));
    const body = JSON.stringify(event, null, 2);
    const inMinutes = (minutes: number) => ({ at: new Date(Date.now() + minutes * 60_000) });
    const forged: [string, string | null][] = [
      [body, null],
      [body, stripe.sign(body, { secret: "whsec_guess" })],
      [body, stripe.sign(body, inMinutes(-6))],
      [body, stripe.sign(body, inMinutes(6))],
      [JSON.stringify(event), stripe.sign(body)],
      [body.replace("1000", "9000"), stripe.sign(body)],
      ["", stripe.sign("")],
    ];

    const answers = await Promise.all(
      forged.map(async ([text, signature]) => {
        const response = await post(text, signature);
        return [response.status, await response.text()];
      }),
    );

    expect(new Set(answers.map(String))).toEqual(new Set(['400,{"received":false}']));
    expect(await balanceOf(person)).toBe(0n);
    expect(await world.db.prisma.paymentEvent.count({ where: { eventId: event?.id ?? "" } })).toBe(0);
    expect((await post(body, stripe.sign(body))).status).toBe(200);
    expect(await balanceOf(person)).toBe(10_000_000n);
  });

  test("what is of no use is recorded as ignored; too much is refused before it is read", async () => {
    const [unknown] = [
      { id: `evt_${randomUUID()}`, type: "product.created", created: 1, data: { object: {} } },
    ];
    const body = JSON.stringify(unknown);

    expect((await post(body, stripe.sign(body))).status).toBe(200);
    const row = await world.db.prisma.paymentEvent.findFirstOrThrow({
      where: { eventId: unknown?.id ?? "" },
    });
    expect(row).toMatchObject({ outcome: "ignored", paymentId: null });
    const huge = " ".repeat(300_000);
    expect((await post(huge, stripe.sign(huge))).status).toBe(413);
  });

  test("while Stripe cannot be asked whose refund it is, its webhook is 500 and the next one succeeds", async () => {
    await using person = await somebody();
    const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
    const session = await sessionOf(paymentId);
    for (const event of stripe.happen.pay(session)) await send(event);
    const [refunded] = stripe.happen.refund(session, 400);
    stripe.fail("refuse");
    expect(await send(refunded)).toBe(500);
    stripe.fail(null);

    expect(await send(refunded)).toBe(200);

    expect(await balanceOf(person)).toBe(6_000_000n);
  });

  test("Stripe sends no Origin; a page of another site that does has no signature all the same", async () => {
    const headers = { origin: "https://evil.example", "content-type": "text/plain" };

    expect((await fetch(webhook, { method: "POST", headers, body: "{}" })).status).toBe(400);
  });
});

test("a refund is paid back at Stripe once, and its webhooks add nothing; one that the bank sends back returns", async () => {
  await using person = await somebody();
  await using keeper = createServiceClient({ url: world.url, token: operator.accessToken });
  const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });
  for (const event of stripe.happen.pay(await sessionOf(paymentId))) await send(event);
  const refund = { paymentId, amount: "7", reason: "asked for", refundId: randomUUID() };

  const answers = await Promise.all([1, 2, 3].map(() => keeper.billing.refundPayment.mutate(refund)));

  expect(answers.map(({ refunded }) => refunded)).toEqual(["7.000000", "7.000000", "7.000000"]);
  const made = [...stripe.books.refunds.values()].filter(({ metadata }) => metadata.paymentId === paymentId);
  expect(made.map(({ amount }) => amount)).toEqual([700]);
  expect(await balanceOf(person)).toBe(3_000_000n);
  for (const event of stripe.happen.failRefund(made[0]?.id ?? "")) expect(await send(event)).toBe(200);
  expect([await balanceOf(person), await statusOf(paymentId)]).toEqual([10_000_000n, "succeeded"]);
});

test("bad input is refused with a closed code, and nothing is written", async () => {
  await using person = await somebody();
  const bearer = { authorization: `Bearer ${person.accessToken}` };
  const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10", provider: "offline" });
  const before = await world.db.prisma.payment.count();
  const attempts: [string, object][] = [
    ...["-1", "0", "0.00", "0.001", "1000000.01", "9".repeat(1000), "NaN", "1e3", "１０"].map(
      (amount): [string, object] => ["billing.topUp", { amount }],
    ),
    ["billing.topUp", { amount: 10 }],
    ["billing.topUp", { amount: "10", currency: "USD" }],
    ["billing.topUp", { amount: "10", provider: "paypal" }],
    ["billing.topUp", { amount: "10", provider: "stripe", method: "transfer" }],
    ["billing.topUp", { amount: "10", paymentId: "'; DROP TABLE payments" }],
    ["billing.submitReference", { paymentId, reference: "x".repeat(10_000) }],
    ["billing.submitReference", { paymentId, reference: "  " }],
  ];

  for (const [path, input] of attempts) {
    const response = await world.mutate(path, input, bearer);
    expect([response.status, await response.text()], JSON.stringify(input)).toEqual([
      400,
      expect.stringContaining("INVALID_INPUT"),
    ]);
  }
  expect(await world.db.prisma.payment.count()).toBe(before);
});

test("an id of somebody else's payment cannot be taken", async () => {
  await using person = await somebody();
  await using stranger = await somebody();
  const { id: paymentId } = await person.claw.billing.topUp.mutate({ amount: "10" });

  await expect(stranger.claw.billing.topUp.mutate({ amount: "10", paymentId })).rejects.toMatchObject({
    data: { reason: "CONFLICT" },
  });
});

test("without Stripe there is no webhook, and payments are by transfer alone", async () => {
  await using plain = await startWorld();
  const person = await plain.register();
  await using claw = createServiceClient({ url: plain.url, token: person.accessToken });

  expect(await claw.billing.paymentOptions.query()).toEqual([
    { provider: "offline", methods: ["transfer"], instructions: null },
  ]);
  const [here, elsewhere] = await Promise.all(
    ["/webhooks/stripe", "/webhooks/other"].map((path) =>
      fetch(`${plain.url}${path}`, { method: "POST", body: "{}" }),
    ),
  );
  expect([here?.status, await here?.text()]).toEqual([404, await elsewhere?.text()]);
});

test("neither keys nor what Stripe sends are in the log", async () => {
  expect(world.logged()).not.toContain(stripe.secretKey);
  expect(world.logged()).not.toContain(stripe.webhookSecret);
  expect(world.logged()).not.toContain("payment_method_provider_decline");
  expect(world.logged()).not.toMatch(/"stripe-signature"|api_version|checkout\.session","mode/);
});

async function send(event: StripeEvent | undefined): Promise<number> {
  if (!event) throw new Error("there is no such event");

  return (await stripe.send(webhook, event)).status;
}

function post(body: string, signature: string | null): Promise<Response> {
  const headers = {
    "content-type": "application/json",
    ...(signature !== null && { "stripe-signature": signature }),
  };

  return fetch(webhook, { method: "POST", headers, body });
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];

  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}
