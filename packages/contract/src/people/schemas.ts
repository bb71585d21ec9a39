import { z } from "zod";
import { Session } from "../auth/schemas.ts";
import { Day } from "../billing/amount.ts";
import { Id, Instant, Limit, Money, Skip, text } from "../primitives.ts";
import { User, UserRole } from "../user/schemas.ts";
import { SubscriptionTier } from "../user/subscription-tier.ts";

export const PeopleSort = z.enum(["createdAt", "lastLoginAt", "name", "email", "totalCost"]);
export type PeopleSort = z.infer<typeof PeopleSort>;

export const SearchPeople = z.object({
  /** Part of a name, an e-mail address or a company; of one or two Latin letters, the beginning of a word. */
  query: text(200).optional(),
  role: UserRole.optional(),
  tier: SubscriptionTier.optional(),
  isActive: z.boolean().optional(),
  isVerified: z.boolean().optional(),
  sort: PeopleSort.default("createdAt"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  skip: Skip.default(0),
  limit: Limit,
});
export type SearchPeople = z.infer<typeof SearchPeople>;

/** Somebody as operators see them: what they are and use, nothing of what they write. */
export const Person = User.omit({ preferences: true }).extend({
  lastLoginAt: Instant.nullable(),
  totalTokens: z.number().int(),
  totalCost: Money,
});
export type Person = z.infer<typeof Person>;

export const PeoplePage = z.object({
  total: z.number().int(),
  /** There are at least so many: the search means nearly everything. */
  isCapped: z.boolean(),
  items: z.array(Person),
});
export type PeoplePage = z.infer<typeof PeoplePage>;

export const PersonRef = z.object({ userId: Id });
export type PersonRef = z.infer<typeof PersonRef>;

export const PersonOrganization = z.object({
  id: Id,
  name: z.string(),
  isPersonal: z.boolean(),
  role: z.enum(["owner", "admin", "billing", "member"]),
  balance: Money,
  held: Money,
});
export type PersonOrganization = z.infer<typeof PersonOrganization>;

export const PersonDetail = Person.extend({
  conversationsCount: z.number().int(),
  messagesCount: z.number().int(),
  knowledgeBasesCount: z.number().int(),
  documentsCount: z.number().int(),
  organizations: z.array(PersonOrganization),
  /** Those that could still be used. */
  sessions: z.array(Session.omit({ isCurrent: true })),
});
export type PersonDetail = z.infer<typeof PersonDetail>;

/** The last thirty days of the calendar in China, the oldest first; today is the last. */
export const PersonUsage = z.object({
  days: z.array(z.object({ day: Day, tokens: z.number().int(), cost: Money })),
});
export type PersonUsage = z.infer<typeof PersonUsage>;

export const SetPersonVerified = z.object({ userId: Id, isVerified: z.boolean() });
export type SetPersonVerified = z.infer<typeof SetPersonVerified>;

export const SetPersonTier = z.object({ userId: Id, tier: SubscriptionTier });
export type SetPersonTier = z.infer<typeof SetPersonTier>;
