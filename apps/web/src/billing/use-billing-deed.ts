import { type Failure, toFailure } from "@claw/client/browser";
import { useState } from "react";
import { trpc } from "../api/trpc.ts";

/**
 * Does something about money, once at a time. What changes something makes everything about money be read again: one
 * deed changes balance, ledger, quota and more.
 */
export function useBillingDeed({ isReading = false } = {}) {
  const utils = trpc.useUtils();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run<Result>(deed: () => Promise<Result>): Promise<Result | undefined> {
    if (isBusy) return undefined;

    setBusy(true);
    setFailure(null);
    try {
      const result = await deed();
      if (!isReading) void utils.billing.invalidate();
      return result;
    } catch (error) {
      setFailure(toFailure(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return { run, isBusy, failure, forgive: () => setFailure(null) };
}
