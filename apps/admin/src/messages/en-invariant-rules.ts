import type { RoomMessages } from "./messages.ts";

export const enInvariantRules: RoomMessages["money"]["money"]["invariants"]["rules"] = {
  transaction_sums: {
    says: "Both sides of a movement add up to nothing",
    todo: "Something went past the accounts: look at this movement and what was deployed then.",
  },
  wallet_entries: {
    says: "A wallet's balance is the sum of its movements",
    todo: "The balance was changed by itself: the movements count. Find the cause before you adjust.",
  },
  wallet_lots: {
    says: "A wallet's balance is what is left of its credit",
    todo: "Credit and balance differ: refund nothing of this organization.",
  },
  wallet_holds: {
    says: "What is held is held for calls under way",
    todo: "Check again in a minute; if it stays, restart the process that holds it.",
  },
  wallet_missing: {
    says: "Every organization has a wallet",
    todo: "This one cannot pay: look how it was made.",
  },
  call_charged_once: {
    says: "A settled call is charged exactly once",
    todo: "Charged too little or twice: put it right with a usage correction.",
  },
  usage_of_settled_call: {
    says: "A call that was charged is settled",
    todo: "Look at the call's state and the log.",
  },
  call_price: {
    says: "A charge is the usage at the price of then",
    todo: "Price or usage was changed: compare the price's versions, then correct.",
  },
  correction_posted_once: {
    says: "A correction is posted exactly once",
    todo: "Look at the correction's movements.",
  },
  usage_days: {
    says: "A day's usage is the sum of its calls",
    todo: "Reports are off, balances are not: look at the log of settlements.",
  },
  budget_holds: {
    says: "What budgets hold is held for calls under way",
    todo: "Check again in a minute; if it stays, look at the log of settlements.",
  },
  payment_credited_once: {
    says: "A payment that arrived is credited exactly once",
    todo: "Compare with the provider first; then give what is missing or take what is too much.",
  },
  credit_of_payment: {
    says: "A top-up has a payment that arrived",
    todo: "Credit out of nothing: disable the account, then look who did it.",
  },
  refund_sums: {
    says: "Refunds are what was paid back",
    todo: "Compare this payment's refunds with the provider.",
  },
  adjustment_moved: {
    says: "An adjustment moved what it says",
    todo: "Look at its movements and the audit log.",
  },
  adjustment_decided: {
    says: "An adjustment has somebody who decided",
    todo: "Somebody went past the approval: look at the audit log.",
  },
};
