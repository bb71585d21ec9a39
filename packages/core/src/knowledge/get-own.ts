import { type Actor, DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";

/** The caller's own base. Another's is NOT_FOUND, as if it were not there. */
export async function getOwnBase(tx: Transaction, actor: Actor, knowledgeBaseId: string) {
  const { organizationId, userId } = requireMember(actor);
  const row = await tx.knowledgeBase.findUnique({
    where: { id: knowledgeBaseId, organizationId, ownerId: userId },
  });
  if (row) return row;

  throw noSuchBase();
}

/** A document of the caller's own bases, with its base. NOT_FOUND. */
export async function getOwnDocument(tx: Transaction, actor: Actor, documentId: string) {
  const { organizationId, userId } = requireMember(actor);
  const row = await tx.document.findUnique({
    where: { id: documentId, organizationId, knowledgeBase: { ownerId: userId } },
    include: { knowledgeBase: true },
  });
  if (row) return row;

  throw noSuchDocument();
}

export function noSuchBase(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such knowledge base." });
}

export function noSuchDocument(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such document." });
}
