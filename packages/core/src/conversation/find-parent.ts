import { DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";

type Scope = { organizationId: string; conversationId: string };

/** The message that the next one follows: the named one (NOT_FOUND if not in this conversation), else the newest. */
export async function findParent(tx: Transaction, scope: Scope, parentId: string | undefined) {
  if (parentId === undefined) return tx.message.findFirst({ where: scope, orderBy: { seq: "desc" } });

  const parent = await tx.message.findUnique({ where: { id: parentId, ...scope } });
  if (parent) return parent;

  throw new DomainError("NOT_FOUND", { message: "There is no such message in this conversation." });
}
