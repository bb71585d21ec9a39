import type { SubscriptionService } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { listPlans } from "../plans/list-plans.ts";
import { setPlan } from "../plans/set-plan.ts";
import { cancelSubscription } from "./cancel-subscription.ts";
import { getSubscription } from "./get-subscription.ts";
import { previewSubscription } from "./preview-subscription.ts";
import { resumeSubscription } from "./resume-subscription.ts";
import { subscribe } from "./subscribe.ts";

export function createSubscriptionService(deps: BillingDeps): SubscriptionService {
  return {
    plans: (actor) => listPlans(deps, actor),
    setPlan: (actor, input) => setPlan(deps, actor, input),
    getSubscription: (actor) => getSubscription(deps, actor),
    previewSubscription: (actor, input) => previewSubscription(deps, actor, input),
    subscribe: (actor, input) => subscribe(deps, actor, input),
    cancel: (actor) => cancelSubscription(deps, actor),
    resume: (actor) => resumeSubscription(deps, actor),
  };
}
