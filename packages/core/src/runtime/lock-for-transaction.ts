import type { Transaction } from "@claw/db";

/**
 * What is locked, under names that stay: while a new version is rolled out, processes of the old one wait for the same.
 * Some are older than the rooms that they are locked in.
 */
export type LockName =
  | `claw.auth.${"signing-key" | "first-person" | "settings" | "providers" | "access-rules" | "orphans"}`
  | `claw.knowledge.quota.${string}`
  | `payment-reference:${string}`;

/** Waits until no other transaction holds the lock of this name; the end of the transaction gives it back. */
export async function lockForTransaction(tx: Transaction, name: LockName): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
