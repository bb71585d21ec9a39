import { randomUUID } from "node:crypto";
import { DomainError } from "@claw/contract";
import type { PaymentOrder, PaymentProvider } from "@claw/core";
import { expect, test } from "vitest";

type Opened = AsyncDisposable & {
  provider: PaymentProvider;
  /** The money comes; the provider may be unable to know. */
  pay(reference: string | null): Promise<void>;
};

export function orderOf(provider: PaymentProvider, changes: Partial<PaymentOrder> = {}): PaymentOrder {
  const [method = "transfer"] = provider.capabilities.methods;

  return {
    paymentId: randomUUID(),
    organizationId: randomUUID(),
    method,
    purpose: "top_up",
    amountMicro: 100_500_000n,
    currency: "CNY",
    title: "CLAW.AI",
    expiresAt: new Date(Date.now() + provider.capabilities.lifetimeMs),
    returnUrl: "https://claw.example.com/billing",
    ...changes,
  };
}

/** What every PaymentProvider promises. */
export function testPaymentProvider(open: () => Promise<Opened>): void {
  test("it says how one can pay with it, and for how long", async () => {
    await using opened = await open();
    const { methods, lifetimeMs } = opened.provider.capabilities;

    expect(methods.length).toBeGreaterThan(0);
    expect(new Set(methods).size).toBe(methods.length);
    expect(lifetimeMs).toBeGreaterThan(30 * 60_000);
  });

  test("each way to pay can be begun, and begun again as the same", async () => {
    await using opened = await open();
    const { provider } = opened;

    for (const method of provider.capabilities.methods) {
      const order = orderOf(provider, { method });
      const first = await provider.create(order);
      expect(await provider.create(order)).toEqual(first);
      expect(first.payUrl === null).toBe(first.reference === null);
    }
  });

  test("what was begun waits; what was closed can no longer be paid, closed again or not", async () => {
    await using opened = await open();
    const { provider } = opened;
    const { reference } = await provider.create(orderOf(provider));
    expect(await provider.query(reference ?? "-")).toEqual({ state: "open" });

    expect(await provider.cancel(reference ?? "-")).toEqual({ state: "closed" });
    expect(await provider.cancel(reference ?? "-")).toEqual({ state: "closed" });
  });

  test("what was paid is paid back once for each refund, in parts", async () => {
    await using opened = await open();
    const { provider } = opened;
    const order = orderOf(provider);
    const { reference } = await provider.create(order);
    await opened.pay(reference);
    const part = { refundId: randomUUID(), paymentId: order.paymentId, reference, amountMicro: 60_000_000n };

    const first = await provider.refund(part);

    expect(first.status).toBe("succeeded");
    expect(await provider.refund(part)).toEqual(first);
    const rest = await provider.refund({ ...part, refundId: randomUUID(), amountMicro: 40_500_000n });
    expect(rest.status).toBe("succeeded");
  });

  test("a call of anybody's is refused", async () => {
    await using opened = await open();
    const { provider } = opened;
    const receivedAt = new Date();
    const bodies = ["", "{}", "not JSON", '{"id":"evt_1","type":"payment_intent.succeeded"}'];

    for (const text of bodies) {
      for (const signature of [
        null,
        "",
        "t=,v1=",
        `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`,
      ]) {
        const call = provider.parseWebhook({ body: Buffer.from(text), signature, receivedAt });
        await expect(call).rejects.toBeInstanceOf(DomainError);
      }
    }
  });
}
