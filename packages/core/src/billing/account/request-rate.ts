import type { Actor, RequestRate, SubscriptionTier } from "@claw/contract";
import type { RateLimit } from "../../auth/ports.ts";
import { requireMember } from "../../runtime/require-actor.ts";
import type { AccountDeps } from "./deps.ts";

type RateDeps = Pick<AccountDeps, "plans" | "rateLimiter" | "requestsPerMinute">;

/**
 * Counts a question to a model, whether anything comes of it or not, a retry included. One count for a person, whatever
 * they ask with; a tier that changes meanwhile changes the limit and not the count. RATE_LIMITED.
 */
export async function countRequest(deps: RateDeps, actor: Actor): Promise<RequestRate> {
  const { userId, tier } = requireMember(actor);

  return deps.rateLimiter.consume(await rateOf(deps, tier), userId);
}

/** What is left of it now. */
export async function peekRequests(deps: RateDeps, actor: Actor): Promise<RequestRate> {
  const { userId, tier } = requireMember(actor);

  return deps.rateLimiter.peek(await rateOf(deps, tier), userId);
}

async function rateOf({ plans, requestsPerMinute }: RateDeps, tier: SubscriptionTier): Promise<RateLimit> {
  const limit = requestsPerMinute() ?? (await plans.limitsOf(tier)).requestsPerMinute;

  return { name: "requests:person", limit, windowSeconds: 60 };
}
