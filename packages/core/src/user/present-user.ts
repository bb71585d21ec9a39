import type { SubscriptionTier, User, UserRole } from "@claw/contract";

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
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
