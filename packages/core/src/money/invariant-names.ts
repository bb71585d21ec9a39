import type { InvariantKey } from "@claw/contract";

/** What each is called in the view `billing_invariants`. */
export const invariantNames: Record<InvariantKey, string> = {
  transaction_sums: "transaction does not add up to zero",
  wallet_entries: "wallet is not the sum of its entries",
  wallet_lots: "wallet is not what its lots have left",
  wallet_holds: "held is not the sum of open holds",
  wallet_missing: "organization without a wallet",
  call_charged_once: "settled call without exactly one usage transaction",
  usage_of_settled_call: "usage transaction of a call that is not settled",
  call_price: "call was not charged its usage at its price",
  correction_posted_once: "correction without exactly one reconcile transaction",
  usage_days: "usage by day is not the sum of the calls",
  budget_holds: "budget holds what no open call holds",
  payment_credited_once: "payment without exactly one credit",
  credit_of_payment: "credit without a payment that succeeded",
  refund_sums: "refunds are not what was paid back",
  adjustment_moved: "adjustment did not move what it says",
  adjustment_decided: "adjustment without who decided",
};
