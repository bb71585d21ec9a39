import type { Payment } from "@claw/contract";
import { useEffect, useRef } from "react";
import { trpc } from "../../api/trpc.ts";
import { stepOf } from "./payment-step.ts";

/** When a payment that is looked at comes to its end, everything about money is read again. */
export function useSettledNews(payment: Payment): void {
  const utils = trpc.useUtils();
  const step = stepOf(payment);
  const before = useRef(step);

  useEffect(() => {
    if (before.current !== step && (step === "done" || step === "over")) {
      void utils.billing.balance.invalidate();
      void utils.billing.quota.invalidate();
      void utils.billing.invoices.invalidate();
      void utils.billing.subscription.invalidate();
    }
    before.current = step;
  }, [step, utils]);
}
