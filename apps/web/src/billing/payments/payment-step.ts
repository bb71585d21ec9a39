import type { Payment } from "@claw/contract";

/** What comes next for a payment, and who does it. */
export type PaymentStep =
  /** The payer opens the provider's page. */
  | "pay"
  /** The payer transfers and says so. */
  | "transfer"
  /** Somebody else looks whether it has come. */
  | "confirmation"
  /** The provider tells. */
  | "provider"
  | "done"
  | "over";

export function stepOf({
  status,
  provider,
  payUrl,
}: Pick<Payment, "status" | "provider" | "payUrl">): PaymentStep {
  switch (status) {
    case "pending":
      if (provider === "offline") return "transfer";
      return payUrl === null ? "provider" : "pay";
    case "submitted":
      return provider === "offline" ? "confirmation" : "provider";
    case "succeeded":
    case "partially_refunded":
    case "refunded":
    case "disputed":
      return "done";
    case "failed":
    case "canceled":
    case "expired":
      return "over";
  }
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * How long to wait before asking again where a payment stands; false where nothing changes any more.
 * @param asked how often it was asked already
 */
export function pauseBeforeAsking(step: PaymentStep, asked: number): number | false {
  switch (step) {
    case "pay":
    case "provider":
      return Math.min(firstPauseMs * 2 ** Math.max(0, asked - 1), longestPauseMs);
    case "confirmation":
      // A person decides: no need to hurry.
      return Math.min(4_000 * 2 ** Math.max(0, Math.floor(asked / 5) - 1), longestPauseMs);
    case "transfer":
    case "done":
    case "over":
      return false;
  }
}

/** An address of a payment provider that a browser may be sent to. */
export function isPayUrl(url: string | null): url is string {
  if (url === null || !URL.canParse(url)) return false;

  const { protocol, hostname } = new URL(url);
  return (
    protocol === "https:" || (protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1"))
  );
}
