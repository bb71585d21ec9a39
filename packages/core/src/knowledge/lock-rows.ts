import { type Actor, DomainError } from "@claw/contract";
import type { Prisma, Transaction } from "@claw/db";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import { requireMember, requireOperator } from "../runtime/require-actor.ts";
import { noSuchBase, noSuchDocument } from "./get-own.ts";

/*
 * Locks are always taken in this order: quota, base, document, version. The base's row is locked by whoever changes
 * what can be found in it.
 */

/** Holds back others who would use up the organization's quota meanwhile. */
export async function lockQuota(tx: Transaction, organizationId: string): Promise<void> {
  await lockForTransaction(tx, `claw.knowledge.quota.${organizationId}`);
}

export type LockedBase = {
  id: string;
  organizationId: string;
  ownerId: string;
  embeddingModel: string | null;
};

/** Locks the caller's base and counts a change in what can be found in it. NOT_FOUND. */
export async function changeOwnBase(
  tx: Transaction,
  actor: Actor,
  knowledgeBaseId: string,
): Promise<LockedBase> {
  const { organizationId, userId } = requireMember(actor);
  const [base] = await tx.$queryRaw<LockedBase[]>`
    UPDATE knowledge_bases SET revision = revision + 1
    WHERE id = ${knowledgeBaseId}::uuid AND organization_id = ${organizationId}::uuid
      AND owner_id = ${userId}::uuid
    RETURNING id, organization_id AS "organizationId", owner_id AS "ownerId", embedding_model AS "embeddingModel"`;
  if (base) return base;

  throw noSuchBase();
}

/** The same for a job, which acts for nobody; null where the base has gone. */
export async function changeBase(tx: Transaction, knowledgeBaseId: string): Promise<LockedBase | null> {
  const [base] = await tx.$queryRaw<LockedBase[]>`
    UPDATE knowledge_bases SET revision = revision + 1
    WHERE id = ${knowledgeBaseId}::uuid
    RETURNING id, organization_id AS "organizationId", owner_id AS "ownerId", embedding_model AS "embeddingModel"`;

  return base ?? null;
}

/** Keeps the caller's base from being deleted meanwhile. NOT_FOUND. */
export async function holdOwnBase(
  tx: Transaction,
  actor: Actor,
  knowledgeBaseId: string,
): Promise<LockedBase> {
  const { organizationId, userId } = requireMember(actor);
  const [base] = await tx.$queryRaw<LockedBase[]>`
    SELECT id, organization_id AS "organizationId", owner_id AS "ownerId", embedding_model AS "embeddingModel"
    FROM knowledge_bases
    WHERE id = ${knowledgeBaseId}::uuid AND organization_id = ${organizationId}::uuid
      AND owner_id = ${userId}::uuid
    FOR KEY SHARE`;
  if (base) return base;

  throw noSuchBase();
}

/** A document with its newest version and its base, all of them as they are under its lock. */
export type LockedDocument = Awaited<ReturnType<typeof lockOwnDocument>>;

/** Locks a document of the caller's bases. NOT_FOUND. */
export async function lockOwnDocument(tx: Transaction, actor: Actor, documentId: string) {
  const { organizationId, userId } = requireMember(actor);
  await tx.$executeRaw`
    SELECT FROM documents WHERE id = ${documentId}::uuid AND organization_id = ${organizationId}::uuid
    FOR NO KEY UPDATE`;

  return readLocked(tx, { id: documentId, organizationId, knowledgeBase: { ownerId: userId } });
}

/** The same for an operator, whoever's it is. NOT_FOUND. */
export async function lockAnyDocument(tx: Transaction, actor: Actor, documentId: string) {
  requireOperator(actor);
  await tx.$executeRaw`SELECT FROM documents WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;

  return readLocked(tx, { id: documentId });
}

async function readLocked(tx: Transaction, where: Prisma.DocumentWhereUniqueInput) {
  const document = await tx.document.findUnique({
    where,
    include: { knowledgeBase: true, versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const [newest] = document?.versions ?? [];
  if (!document) throw noSuchDocument();
  if (!newest) throw new Error(`the document ${document.id} has no version`);

  return { document, newest, base: document.knowledgeBase };
}

export function conflict(message: string): DomainError {
  return new DomainError("CONFLICT", { message });
}
