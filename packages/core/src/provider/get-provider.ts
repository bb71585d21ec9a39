import { DomainError } from "@claw/contract";
import type { Provider as ProviderRow, Transaction } from "@claw/db";

/** NOT_FOUND. */
export async function getProvider(tx: Transaction, id: string): Promise<ProviderRow> {
  const row = await tx.provider.findUnique({ where: { id } });
  if (row) return row;

  throw new DomainError("NOT_FOUND", { message: "There is no such provider." });
}
