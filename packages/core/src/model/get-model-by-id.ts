import { DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** NOT_FOUND. */
export async function getModelById(tx: Transaction, id: string) {
  const row = await tx.model.findUnique({ where: { id } });
  if (row) return row;

  throw new DomainError("NOT_FOUND", { message: "There is no such model." });
}
