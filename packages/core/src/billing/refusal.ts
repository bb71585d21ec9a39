import { DomainError } from "@claw/contract";
import { commitBatch, type Database, type Statement } from "@claw/db";
import { z } from "zod";

/** What the function `refuse` of the database raises: a code of ours as the message. */
const Refusal = z.object({
  code: z.literal("CLAW1"),
  message: z.enum(["INSUFFICIENT_BALANCE", "QUOTA_EXCEEDED"]),
});

const texts = {
  INSUFFICIENT_BALANCE: "The balance is used up. Top it up, then send it again: nothing was charged.",
  QUOTA_EXCEEDED: "A budget is used up. Raise it, or wait for its next period: nothing was charged.",
} as const;

/**
 * Commits a batch that the gate may refuse; then nothing of it is written.
 * INSUFFICIENT_BALANCE, QUOTA_EXCEEDED.
 */
export async function commitOrRefuse(db: Database, statements: readonly Statement<unknown>[]): Promise<void> {
  try {
    await commitBatch(db, statements);
  } catch (error) {
    const refusal = Refusal.safeParse(error);
    if (!refusal.success) throw error;

    const code = refusal.data.message;
    throw new DomainError(code, { message: texts[code], cause: error });
  }
}
