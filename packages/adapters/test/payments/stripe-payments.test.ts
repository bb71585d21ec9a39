import { randomUUID } from "node:crypto";
import { DomainError } from "@claw/contract";
import { type StripeServer, startStripe } from "@claw/testing";
import { describe, expect, test } from "vitest";
import { stripePayments } from "../../src/stripe/index.ts";
import { orderOf, testPaymentProvider } from "./payment-provider.ts";

async function open() {
  const stripe = await startStripe();
  const { secretKey, webhookSecret, url } = stripe;
  const provider = stripePayments({ secretKey, webhookSecret, apiBase: url });

  return {
    stripe,
    provider,
    pay: async (reference: string | null) => void stripe.happen.pay(reference ?? ""),
    async begin() {
      const order = orderOf(provider);
      const { reference } = await provider.create(order);
      return { order, reference: reference ?? "" };
    },
    [Symbol.asyncDispose]: () => stripe[Symbol.asyncDispose](),
  };
}

testPaymentProvider(open);

test("a page is in whole fen of CNY, names the payment everywhere, and leads back to us alone", async () => {
  await using opened = await open();
  const { stripe, provider } = opened;
  const order = orderOf(provider, { method: "wechat_pay" });

  const { reference, payUrl } = await provider.create(order);

  const session = stripe.books.sessions.get(reference ?? "");
  expect(session).toMatchObject({
    amount_total: 10_050,
    currency: "cny",
    allowed_payment_method_types: ["wechat_pay"],
    client_reference_id: order.paymentId,
    metadata: { paymentId: order.paymentId, organizationId: order.organizationId },
    success_url: order.returnUrl,
    cancel_url: order.returnUrl,
    url: payUrl,
  });
});

test("what was paid is told with its amount, what its bank refused with why, what its bank thinks over waits", async () => {
  await using opened = await open();
  const { stripe, provider } = opened;
  const [paid, refused] = [await opened.begin(), await opened.begin()];
  stripe.happen.pay(paid.reference);
  stripe.happen.payLater(refused.reference);

  const paidStanding = { state: "paid", amountMicro: 100_500_000n, currency: "CNY" };
  expect(await provider.query(paid.reference)).toEqual(paidStanding);
  expect(await provider.cancel(paid.reference)).toEqual(paidStanding);
  expect(await provider.query(refused.reference)).toEqual({ state: "processing" });
  stripe.happen.settleLater(refused.reference, "failed");
  expect(await provider.query(refused.reference)).toEqual({
    state: "failed",
    reason: "payment_method_provider_decline",
  });
});

test("a refund that Stripe refuses has failed; one of which Stripe says nothing throws, and is made once", async () => {
  await using opened = await open();
  const { stripe, provider } = opened;
  const { order, reference } = await opened.begin();
  stripe.happen.pay(reference);
  const refund = { refundId: randomUUID(), paymentId: order.paymentId, reference, amountMicro: 50_000_000n };
  const tooMuch = { ...refund, refundId: randomUUID(), amountMicro: 100_510_000n };
  expect(await provider.refund(tooMuch)).toMatchObject({ status: "failed" });

  stripe.fail("forget");
  await expect(provider.refund(refund)).rejects.toMatchObject({ code: "PROVIDER_FAILED" });
  stripe.fail(null);

  const first = await provider.refund(refund);
  expect(await provider.refund(refund)).toEqual(first);
  expect([...stripe.books.refunds.values()].map(({ amount }) => amount)).toEqual([5_000]);
});

test.each([
  ["key", "PROVIDER_REJECTED_KEY"],
  ["refuse", "PROVIDER_FAILED"],
] as const)("a Stripe that answers with %s is %s", async (fault, code) => {
  await using opened = await open();
  opened.stripe.fail(fault);

  await expect(opened.provider.create(orderOf(opened.provider))).rejects.toMatchObject({ code });
});

describe("a call of Stripe's", () => {
  const now = new Date();
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  async function attempt(
    stripe: StripeServer,
    change: (body: string) => { body?: string; signature?: string | null },
  ): Promise<string> {
    const { secretKey, webhookSecret, url } = stripe;
    const provider = stripePayments({ secretKey, webhookSecret, apiBase: url });
    const written = JSON.stringify(
      { id: "evt_1", type: "product.created", created: 1, data: { object: {} } },
      null,
      2,
    );
    const { body = written, signature = stripe.sign(written, { at: now }) } = change(written);
    try {
      const { id } = await provider.parseWebhook({ body: Buffer.from(body), signature, receivedAt: now });
      return id;
    } catch (error) {
      return error instanceof DomainError ? error.code : String(error);
    }
  }

  test("is taken when it is signed, by a clock that is up to five minutes away", async () => {
    await using stripe = await startStripe();

    for (const seconds of [-299, 0, 299]) {
      const signed = (body: string) => ({ signature: stripe.sign(body, { at: at(seconds) }) });
      expect(await attempt(stripe, signed), `${seconds} s`).toBe("evt_1");
    }
  });

  test.each<[string, (stripe: StripeServer, body: string) => { body?: string; signature?: string | null }]>([
    ["without a signature", () => ({ signature: null })],
    ["with a bad one", () => ({ signature: `t=${Math.floor(now.getTime() / 1000)},v1=${"a".repeat(64)}` })],
    [
      "signed with another secret",
      (stripe, body) => ({ signature: stripe.sign(body, { secret: "whsec_other" }) }),
    ],
    ["old", (stripe, body) => ({ signature: stripe.sign(body, { at: at(-301) }) })],
    ["of the future", (stripe, body) => ({ signature: stripe.sign(body, { at: at(302) }) })],
    ["re-serialised", (_, body) => ({ body: JSON.stringify(JSON.parse(body)) })],
    ["with a byte more", (_, body) => ({ body: `${body} ` })],
    [
      "with two times",
      (stripe, body) => ({
        signature: `t=${Math.floor(now.getTime() / 1000)},${stripe.sign(body, { at: at(-9_000) })}`,
      }),
    ],
    ["with an old time beside", (stripe, body) => ({ signature: `${stripe.sign(body, { at: now })},t=1` })],
    ["signed and no JSON", (stripe) => ({ body: "{", signature: stripe.sign("{", { at: now }) })],
  ])("is refused %s", async (_, change) => {
    await using stripe = await startStripe();

    expect(await attempt(stripe, (body) => change(stripe, body))).toBe("INVALID_INPUT");
  });
});

test("events of what others sell through the account name no payment of ours", async () => {
  await using opened = await open();
  const { stripe, provider } = opened;
  const { reference } = await opened.begin();
  const session = stripe.books.sessions.get(reference);
  if (session) session.metadata = { paymentId: "order 66" };
  const events = [
    ...stripe.happen.pay(reference),
    ...stripe.happen.refund(reference, 10),
    ...stripe.happen.dispute(reference),
  ];

  for (const event of events) {
    const body = JSON.stringify(event);
    const signature = stripe.sign(body);
    const read = await provider.parseWebhook({ body: Buffer.from(body), signature, receivedAt: new Date() });
    expect(read.paymentId, event.type).toBeNull();
  }
});

test("an inquiry takes no money, a dispute does, and its end says how it ended", async () => {
  await using opened = await open();
  const { stripe, provider } = opened;
  const { order, reference } = await opened.begin();
  stripe.happen.pay(reference);
  const [created] = stripe.happen.dispute(reference);
  const [id = ""] = stripe.books.disputes.keys();
  const read = async (event: object | undefined) => {
    const body = JSON.stringify(event);
    return provider.parseWebhook({
      body: Buffer.from(body),
      signature: stripe.sign(body),
      receivedAt: new Date(),
    });
  };
  const inquiry = structuredClone(created);
  if (inquiry?.data.object.object === "dispute") inquiry.data.object.status = "warning_needs_response";

  expect((await read(inquiry)).news).toEqual({ kind: "other" });
  expect(await read(created)).toMatchObject({
    paymentId: order.paymentId,
    news: {
      kind: "dispute",
      dispute: { reference: id, status: "open", amountMicro: 100_500_000n, currency: "CNY" },
    },
  });
  const [closed] = stripe.happen.closeDispute(id, "won");
  expect((await read(closed)).news).toMatchObject({ kind: "dispute", dispute: { status: "won" } });
});
