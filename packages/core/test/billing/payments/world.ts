import type { Payment, UserActor } from "@claw/contract";
import { type Database, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { markInvoicePaid, markInvoiceRefunded } from "../../../src/billing/invoices/settle-invoice.ts";
import type { PaymentDeps } from "../../../src/billing/payments/deps.ts";
import type { InvoiceSettlement, PaymentNews, ProviderEvent } from "../../../src/billing/payments/ports.ts";
import { receiveWebhook } from "../../../src/billing/payments/receive-webhook.ts";
import { createPaymentService } from "../../../src/billing/payments/service.ts";
import { type MovableClock, movableClock } from "../../auth/movable-clock.ts";
import { type RecordedLog, recordedLog } from "../../auth/recorded-log.ts";
import { windowRateLimiter } from "../../auth/window-rate-limiter.ts";
import { createPerson } from "../../create-person.ts";
import { type ScriptedPayments, scriptedPayments, scriptedTransfers } from "./scripted-payments.ts";

export type PaymentWorld = AsyncDisposable & {
  db: Database;
  clock: MovableClock;
  log: RecordedLog;
  provider: ScriptedPayments;
  deps: PaymentDeps;
  payments: ReturnType<typeof createPaymentService>;
  /** Somebody who pays. */
  payer: UserActor;
  /** Somebody who keeps the accounts. */
  keeper: UserActor;
  person(organizationId?: string): Promise<UserActor>;
  /** In micro-yuan. */
  balance(person?: UserActor): Promise<bigint>;
  /** The provider tells of a payment. */
  tell(payment: Pick<Payment, "id">, news: PaymentNews, id?: string): Promise<ProviderEvent>;
  tellAgain(event: ProviderEvent): Promise<void>;
  outcomes(): Promise<string[]>;
  /** A payment of the payer's that the provider has said is paid. */
  paid(amount: string): Promise<Payment>;
  /** An issued invoice of the payer's organization. */
  invoice(amountMicro: bigint, person?: UserActor): Promise<string>;
};

export async function createPaymentWorld(
  changes: { settlement?: Partial<InvoiceSettlement>; approvalLimitMicro?: bigint } = {},
): Promise<PaymentWorld> {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = movableClock("2026-11-29T04:00:00.000Z");
  const log = recordedLog();
  const provider = scriptedPayments();
  const deps: PaymentDeps = {
    db,
    clock,
    log,
    rateLimiter: windowRateLimiter(clock),
    approvalLimitMicro: () => changes.approvalLimitMicro ?? null,
    seller: { key: "CLAW", name: "CLAW.AI", taxNumber: null, address: null, email: null },
    publicUrl: "https://claw.example.com",
    paymentProviders: [provider, scriptedTransfers()],
    invoiceSettlement: {
      markPaid: markInvoicePaid,
      markRefunded: markInvoiceRefunded,
      ...changes.settlement,
    },
  };
  const payments = createPaymentService(deps);
  // With nothing but what they pay.
  const person = (organizationId?: string) => createPerson(db, organizationId, 0n);
  const payer = await person();
  const keeper: UserActor = { ...(await person()), role: "billing" };

  const tellAgain: PaymentWorld["tellAgain"] = (event) =>
    receiveWebhook(deps, "stripe", {
      body: provider.write(event),
      signature: null,
      receivedAt: clock.now(),
    });

  const tell: PaymentWorld["tell"] = async ({ id: paymentId }, news, id = uuidv7()) => {
    const event = { id, type: news.kind, occurredAt: clock.now(), paymentId, news };
    await tellAgain(event);

    return event;
  };

  return {
    db,
    clock,
    log,
    provider,
    deps,
    payments,
    payer,
    keeper,
    person,
    async balance({ organizationId } = payer) {
      const wallet = await db.prisma.billingAccount.findUniqueOrThrow({ where: { organizationId } });
      return wallet.balanceMicro;
    },
    tell,
    tellAgain,
    async outcomes() {
      const events = await db.prisma.paymentEvent.findMany({ orderBy: { receivedAt: "asc" } });
      return events.map(({ outcome }) => outcome);
    },
    async paid(amount) {
      const payment = await payments.topUp(payer, { amount });
      await tell(payment, { kind: "paid", amountMicro: microOf(payment), currency: "CNY" });

      return payments.getPayment(payer, { paymentId: payment.id });
    },
    async invoice(totalMicro, { organizationId } = payer) {
      const id = uuidv7();
      const sequence = (await db.prisma.invoice.count()) + 1;
      await db.prisma.invoice.create({
        data: {
          id,
          organizationId,
          sellerKey: "CLAW",
          year: 2026,
          sequence,
          number: `CLAW-2026-${String(sequence).padStart(6, "0")}`,
          totalMicro,
          lines: [],
          seller: party,
          customer: party,
        },
      });
      return id;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

const party = { name: "星火科技有限公司", taxNumber: null, address: null, email: null };

/** An amount as the wire has it, in micro-yuan. */
export function microOf({ amount }: Pick<Payment, "amount">): bigint {
  return BigInt(amount.replace(".", ""));
}

/** The provider says that all of it was paid. */
export function paidNews(payment: Payment): PaymentNews {
  return { kind: "paid", amountMicro: microOf(payment), currency: "CNY" };
}

export const yuan = (amount: number): bigint => BigInt(Math.round(amount * 100)) * 10_000n;
