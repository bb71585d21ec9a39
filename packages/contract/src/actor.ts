import type { UserRole } from "./user/schemas.ts";
import type { SubscriptionTier } from "./user/subscription-tier.ts";

/** Where a call came from, for rate limits and the audit trail. */
export type Origin = { address: string; userAgent: string | null };

export type AnonymousActor = { kind: "anonymous"; origin: Origin };

/** A signed-in person, acting in one organization. */
export type UserActor = {
  kind: "user";
  origin: Origin;
  userId: string;
  organizationId: string;
  sessionId: string;
  role: UserRole;
  tier: SubscriptionTier;
};

/** A program acting for a person in one organization, within scopes. */
export type ApiKeyActor = {
  kind: "apiKey";
  origin: Origin;
  keyId: string;
  userId: string;
  organizationId: string;
  scopes: readonly string[];
  tier: SubscriptionTier;
};

/** The installation itself: sweepers, titles, jobs. */
export type SystemActor = { kind: "system"; origin: Origin };

/** Who calls. Every verb takes one, so that tenancy cannot be forgotten. */
export type Actor = AnonymousActor | UserActor | ApiKeyActor | SystemActor;
