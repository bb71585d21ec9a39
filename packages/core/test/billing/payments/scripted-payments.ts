import { DomainError } from "@claw/contract";
import type {
  PaymentOrder,
  PaymentProvider,
  ProviderEvent,
  RefundOrder,
  RefundStanding,
  Standing,
} from "../../../src/billing/payments/ports.ts";

export type ScriptedPayments = PaymentProvider & {
  orders: PaymentOrder[];
  refunds: RefundOrder[];
  questions: string[];
  /** What it says of a payment from now on. */
  stands(reference: string, standing: Standing): void;
  /** What becomes of refunds from now on; an error: nobody knows. */
  refundsBecome(outcome: Omit<RefundStanding, "reference"> | Error): void;
  /** Whether it is there. */
  answers(isThere: boolean): void;
  /** Bytes that it will know as this event of its own. */
  write(event: ProviderEvent): Uint8Array;
};

/** A provider that confirms by itself, as Stripe does, without a network. */
export function scriptedPayments(): ScriptedPayments {
  const standings = new Map<string, Standing>();
  const written = new Map<string, ProviderEvent>();
  const made = new Map<string, RefundStanding>();
  const orders: PaymentOrder[] = [];
  const refunds: RefundOrder[] = [];
  const questions: string[] = [];
  let isThere = true;
  let refundOutcome: Omit<RefundStanding, "reference"> | Error = { status: "succeeded", reason: null };

  function ask(reference: string): Standing {
    if (!isThere) throw new DomainError("PROVIDER_FAILED", { message: "It is away." });
    questions.push(reference);

    return standings.get(reference) ?? { state: "open" };
  }

  return {
    name: "stripe",
    capabilities: {
      methods: ["card", "alipay", "wechat_pay"],
      confirmedBy: "provider",
      lifetimeMs: 2 * 60 * 60_000,
      instructions: null,
    },
    orders,
    refunds,
    questions,
    stands: (reference, standing) => void standings.set(reference, standing),
    refundsBecome(outcome) {
      refundOutcome = outcome;
    },
    answers(value) {
      isThere = value;
    },
    write(event) {
      written.set(event.id, event);
      return Buffer.from(event.id);
    },
    async create(order) {
      if (!isThere) throw new DomainError("PROVIDER_FAILED", { message: "It is away." });
      orders.push(order);
      const reference = `page_${order.paymentId}`;

      return { reference, payUrl: `https://pay.example.com/${reference}` };
    },
    query: async (reference) => ask(reference),
    async cancel(reference) {
      const standing = ask(reference);
      if (standing.state !== "open") return standing;

      standings.set(reference, { state: "closed" });
      return { state: "closed" };
    },
    async refund(order) {
      refunds.push(order);
      if (refundOutcome instanceof Error) throw refundOutcome;
      const standing = made.get(order.refundId) ?? {
        ...refundOutcome,
        reference: `refund_${order.refundId}`,
      };
      made.set(order.refundId, standing);

      return standing;
    },
    async parseWebhook({ body }) {
      const event = written.get(Buffer.from(body).toString("utf8"));
      if (event) return event;

      throw new DomainError("INVALID_INPUT", { message: "This is no call of the provider." });
    },
  };
}

/** A provider without anybody to ask, as payments by transfer are. */
export function scriptedTransfers(): PaymentProvider {
  return {
    name: "offline",
    capabilities: {
      methods: ["transfer"],
      confirmedBy: "person",
      lifetimeMs: 14 * 24 * 60 * 60_000,
      instructions: "account 6222",
    },
    create: async () => ({ reference: null, payUrl: null }),
    query: async () => ({ state: "open" }),
    cancel: async () => ({ state: "closed" }),
    refund: async () => ({ status: "succeeded", reference: null, reason: null }),
    async parseWebhook() {
      throw new DomainError("NOT_FOUND", { message: "It does not call." });
    },
  };
}
