import { z } from "zod";
import { Id, Instant, Limit, Skip, text } from "../primitives.ts";

export const AccessEffect = z.enum(["allow", "deny"]);
export type AccessEffect = z.infer<typeof AccessEffect>;

/** An address, or a range of them: 203.0.113.7, 203.0.113.0/24, 2001:db8::/32. */
export const AddressRange = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: "is not an address or a range such as 203.0.113.0/24",
});

export const AccessSubject = z.union([
  z.strictObject({ range: AddressRange }),
  z.strictObject({ userId: Id }),
]);
export type AccessSubject = z.infer<typeof AccessSubject>;

export const AddAccessRule = z.object({
  effect: AccessEffect,
  subject: AccessSubject,
  note: text(500).default(""),
  expiresAt: Instant.nullish(),
});
export type AddAccessRule = z.infer<typeof AddAccessRule>;

export const AccessRule = z.object({
  id: Id,
  effect: AccessEffect,
  /** Of these two, one. */
  range: z.string().nullable(),
  account: z.object({ id: Id, name: z.string(), email: z.string() }).nullable(),
  note: z.string(),
  expiresAt: Instant.nullable(),
  isExpired: z.boolean(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
});
export type AccessRule = z.infer<typeof AccessRule>;

export const ListAccessRules = z.object({
  effect: AccessEffect.optional(),
  /** Part of a range or a note, or of an account's name or e-mail address. */
  query: text(200).optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListAccessRules = z.infer<typeof ListAccessRules>;

/** The newest first. */
export const AccessRulePage = z.object({
  total: z.number().int(),
  /** There are at least so many: the search means nearly everything. */
  isCapped: z.boolean(),
  items: z.array(AccessRule),
  /** Where the caller comes from, as the door sees it. */
  yourAddress: z.string(),
});
export type AccessRulePage = z.infer<typeof AccessRulePage>;

export const AccessRuleRef = z.object({ ruleId: Id });
export type AccessRuleRef = z.infer<typeof AccessRuleRef>;
