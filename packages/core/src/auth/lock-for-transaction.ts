import type { Transaction } from "@claw/db";

/** Waits until no other transaction holds the lock of this name; the end of the transaction gives it back. */
export async function lockForTransaction(
  tx: Transaction,
  name: "signing-key" | "first-person" | "settings" | "providers" | "access-rules" | "orphans",
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`claw.auth.${name}`}, 0))`;
}
