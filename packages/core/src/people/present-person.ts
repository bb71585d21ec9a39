import { formatMicro, type Person } from "@claw/contract";
import { type PersonRow, presentUser } from "../user/present-user.ts";

export type PersonWithUse = PersonRow & {
  lastLoginAt: Date | null;
  totalTokens: bigint;
  totalCostMicro: bigint;
};

export function presentPerson(row: PersonWithUse): Person {
  const { preferences: _, ...user } = presentUser(row);

  return {
    ...user,
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
    totalTokens: Number(row.totalTokens),
    totalCost: formatMicro(row.totalCostMicro),
  };
}
