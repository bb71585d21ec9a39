import type { Failure } from "@claw/client/browser";
import type { Message, Quota } from "@claw/contract";
import { compareMoney } from "../money/micro.ts";

/** Why nothing more can be asked for now, where the reason is money or a limit. */
export type SpendingStop = {
  kind: "balance" | "budget" | "quota" | "rate";
  /** The text that could not be sent is back in the composer. */
  isUnsent: boolean;
  /** Seconds until it may be tried again, where known. */
  retryAfter: number | null;
};

/** Reads a refusal; null for those that have nothing to do with money. */
export function stopOfFailure(failure: Failure, isUnsent: boolean): SpendingStop | null {
  const { retryAfter } = failure;

  switch (failure.reason) {
    case "INSUFFICIENT_BALANCE":
      return { kind: "balance", isUnsent, retryAfter: null };
    case "QUOTA_EXCEEDED":
      return { kind: "quota", isUnsent, retryAfter };
    case "RATE_LIMITED":
      return { kind: "rate", isUnsent, retryAfter };
    default:
      return null;
  }
}

/** An answer that ended because the money for it did. */
export function isCutByBalance({
  status,
  finishReason,
  errorCode,
}: Pick<Message, "status" | "finishReason" | "errorCode">): boolean {
  return status !== "streaming" && (finishReason === "balance" || errorCode === "INSUFFICIENT_BALANCE");
}

/**
 * The same stop, told apart by what the account says now. What a question may cost is set aside before it is asked, so
 * that a hard budget refuses some way before it is spent.
 */
export function withQuota(stop: SpendingStop, quota: Pick<Quota, "budgets"> | undefined): SpendingStop {
  if (stop.kind !== "quota" || !quota) return stop;

  return quota.budgets.some(({ kind }) => kind === "hard") ? { ...stop, kind: "budget" } : stop;
}

/** From here on there is nothing to spend soon. */
export const lowBalance = "1.000000";

/** Whether to say that the balance is low. */
export function isLow(available: string): boolean {
  return compareMoney(available, lowBalance) < 0;
}
