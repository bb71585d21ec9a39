/** The closed lists of the contract, as filters offer them: their names are in the texts. */
export const paymentStatuses = [
  "pending",
  "submitted",
  "succeeded",
  "failed",
  "canceled",
  "expired",
  "partially_refunded",
  "refunded",
  "disputed",
] as const;

export const paymentProviders = ["offline", "stripe"] as const;
export const paymentMethods = ["transfer", "card", "alipay", "wechat_pay"] as const;
export const refundStatuses = ["pending", "succeeded", "failed"] as const;
export const invoicePaymentStatuses = ["open", "paid", "refunded", "uncollectible"] as const;

export const ledgerKinds = [
  "usage",
  "reconcile",
  "grant",
  "plan_credit",
  "expiry",
  "top_up",
  "refund",
  "dispute",
  "dispute_won",
  "subscription",
  "adjustment",
] as const;

export const ledgerAccounts = ["revenue", "clearing", "promo"] as const;
export const adjustmentStatuses = ["pending", "applied", "rejected"] as const;
