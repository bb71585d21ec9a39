import {
  type Preferences,
  type SubscriptionTier,
  UpdatePreferences,
  type User,
  type UserRole,
  usualPreferences,
} from "@claw/contract";
import { withoutUndefined } from "../runtime/without-undefined.ts";

/** A row of users without its secrets, as queries give it. */
export type PersonRow = {
  id: string;
  email: string;
  name: string;
  phone: string | null;
  company: string | null;
  role: UserRole;
  subscriptionTier: SubscriptionTier;
  isActive: boolean;
  isVerified: boolean;
  /** As stored: only what was chosen. */
  preferences: unknown;
  createdAt: Date;
  updatedAt: Date;
};

/** Field by field: what is not named here never leaves, whatever the row holds. */
export function presentUser(row: PersonRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    phone: row.phone,
    company: row.company,
    role: row.role,
    subscriptionTier: row.subscriptionTier,
    isActive: row.isActive,
    isVerified: row.isVerified,
    preferences: readPreferences(row.preferences),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What was chosen, and what is usual for the rest. */
export function readPreferences(stored: unknown): Preferences {
  const chosen = UpdatePreferences.catch({}).parse(stored);

  return { ...usualPreferences, ...withoutUndefined(chosen) };
}
