import type { SubscriptionService } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { notYet } from "../not-yet.ts";

export function createSubscriptionService(_deps: BillingDeps): SubscriptionService {
  return {
    plans: notYet,
    getSubscription: notYet,
    previewSubscription: notYet,
    subscribe: notYet,
    cancel: notYet,
    resume: notYet,
  };
}
