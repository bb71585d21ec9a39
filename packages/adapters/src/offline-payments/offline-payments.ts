import { DomainError } from "@claw/contract";
import type { PaymentProvider } from "@claw/core";

const day = 24 * 60 * 60_000;

/**
 * Money by transfer, which a person sees arrive. There is nobody to ask: what is to be done is what the operator wrote,
 * and paying back is done by hand by whoever records it.
 */
export function offlinePayments({ instructions }: { instructions: string | null }): PaymentProvider {
  return {
    name: "offline",
    capabilities: { methods: ["transfer"], confirmedBy: "person", lifetimeMs: 14 * day, instructions },
    create: async () => ({ reference: null, payUrl: null }),
    query: async () => ({ state: "open" }),
    cancel: async () => ({ state: "closed" }),
    refund: async () => ({ status: "succeeded", reference: null, reason: null }),
    async parseWebhook() {
      throw new DomainError("NOT_FOUND", { message: "There is nothing at this address." });
    },
  };
}
