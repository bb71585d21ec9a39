import { z } from "zod";
import { filledText, Id, Instant, Limit, Money, Skip, text } from "../primitives.ts";
import { Preferences, UpdatePreferences } from "./preferences.ts";
import { SubscriptionTier } from "./subscription-tier.ts";

/** `billing` confirms payments and gives money back, and may do no more of what operators may. */
export const UserRole = z.enum(["user", "operator", "billing"]);
export type UserRole = z.infer<typeof UserRole>;

export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  role: UserRole,
  subscriptionTier: SubscriptionTier,
  isActive: z.boolean(),
  isVerified: z.boolean(),
  preferences: Preferences,
  createdAt: Instant,
  updatedAt: Instant,
});
export type User = z.infer<typeof User>;

export const Name = filledText(100);
export const Phone = z.string().regex(/^\+?[\d\s-]{5,30}$/, "is not a telephone number");
export const Company = text(200);

/** Null clears a field, leaving it out keeps it. */
export const UpdateUser = z.object({
  name: Name.optional(),
  phone: Phone.nullable().optional(),
  company: Company.nullable().optional(),
  preferences: UpdatePreferences.optional(),
});
export type UpdateUser = z.infer<typeof UpdateUser>;

/** The password once more, for this cannot be taken back. */
export const DeleteAccount = z.object({ password: z.string().min(1).max(1000) });
export type DeleteAccount = z.infer<typeof DeleteAccount>;

export const UserStats = z.object({
  conversationsCount: z.number().int(),
  messagesCount: z.number().int(),
  knowledgeBasesCount: z.number().int(),
  documentsCount: z.number().int(),
  totalTokens: z.number().int(),
  totalCost: Money,
});
export type UserStats = z.infer<typeof UserStats>;

export const ListUsers = z.object({ skip: Skip.default(0), limit: Limit });
export type ListUsers = z.infer<typeof ListUsers>;

export const UserPage = z.object({ total: z.number().int(), items: z.array(User) });
export type UserPage = z.infer<typeof UserPage>;

export const UserRef = z.object({ userId: Id });
export type UserRef = z.infer<typeof UserRef>;

export const SetUserRole = z.object({ userId: Id, role: UserRole });
export type SetUserRole = z.infer<typeof SetUserRole>;

export const SetUserActive = z.object({
  userId: Id,
  isActive: z.boolean(),
  /** Kept in the audit log. */
  reason: filledText(500).optional(),
});
export type SetUserActive = z.infer<typeof SetUserActive>;
