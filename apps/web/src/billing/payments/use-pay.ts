import type { Payment } from "@claw/contract";
import { useNavigate } from "@tanstack/react-router";
import { useBillingDeed } from "../use-billing-deed.ts";
import { isPayUrl } from "./payment-step.ts";

/** Begins a payment, then goes to where it is paid: the provider's page in this tab, or our page with what is to be done. */
export function usePay() {
  const navigate = useNavigate();
  const { run, ...deed } = useBillingDeed();

  const pay = async (begin: () => Promise<Payment>) => {
    const payment = await run(begin);
    if (!payment) return;

    if (isPayUrl(payment.payUrl)) return location.assign(payment.payUrl);
    await navigate({ to: "/billing/payments/$paymentId", params: { paymentId: payment.id } });
  };

  return { pay, ...deed };
}
