import { type Actor, DomainError, type KnowledgeQuota, type SubscriptionTier } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";
import type { KnowledgeDeps, KnowledgeLimits } from "./deps.ts";

/** What a tier lets an organization keep; what the installation lets anybody keep is in `KnowledgeLimits`. */
export interface PlanStorage {
  limitsOf(tier: SubscriptionTier): Promise<{
    knowledgeBases: number;
    knowledgeDocuments: number;
    knowledgeBytes: number;
  }>;
}

/** Of an organization. */
export type StorageLimits = Pick<KnowledgeLimits, "bases" | "documents" | "bytes">;

/**
 * The smaller of what the installation and the caller's tier allow. Ask before a transaction begins: it may need a
 * connection of its own.
 */
export async function storageLimits(
  { limits, plans }: Pick<KnowledgeDeps, "limits" | "plans">,
  actor: Actor,
): Promise<StorageLimits> {
  const plan = await plans.limitsOf(requireMember(actor).tier);

  return {
    bases: Math.min(limits.bases, plan.knowledgeBases),
    documents: Math.min(limits.documents, plan.knowledgeDocuments),
    bytes: Math.min(limits.bytes, plan.knowledgeBytes),
  };
}

type Used = { bases: number; documents: number; bytes: number };
/** What is about to be added. */
export type Demand = Partial<Used>;

async function countUsed(tx: Transaction, organizationId: string): Promise<Used> {
  const [bases, documents] = await Promise.all([
    tx.knowledgeBase.count({ where: { organizationId } }),
    tx.document.aggregate({ where: { organizationId }, _count: true, _sum: { fileSize: true } }),
  ]);

  return { bases, documents: documents._count, bytes: Number(documents._sum.fileSize ?? 0n) };
}

/**
 * QUOTA_EXCEEDED where the organization has no room for it. Holds only under the lock of `lockQuota`; without it, it
 * saves the trouble of what would be refused anyway.
 */
export async function requireRoom(
  tx: Transaction,
  limits: StorageLimits,
  organizationId: string,
  demand: Demand,
): Promise<void> {
  const used = await countUsed(tx, organizationId);

  const exceeded = (["bases", "documents", "bytes"] as const).find((what) => {
    const more = demand[what] ?? 0;
    return more > 0 && used[what] + more > limits[what];
  });
  if (exceeded) throw new DomainError("QUOTA_EXCEEDED", { message: exceededText[exceeded](limits) });
}

const exceededText: Record<keyof Used, (limits: StorageLimits) => string> = {
  bases: ({ bases }) =>
    `There are ${bases} knowledge bases already, and no more are allowed. Delete one first.`,
  documents: ({ documents }) =>
    `There are ${documents} documents already, and no more are allowed. Delete some first.`,
  bytes: ({ bytes }) =>
    `All documents together may have ${inMegabytes(bytes)}, and this one would go beyond. Delete some first.`,
};

/** PAYLOAD_TOO_LARGE. */
export function requireFileSize({ fileSize }: KnowledgeLimits, bytes: number): void {
  if (bytes <= fileSize) return;

  throw new DomainError("PAYLOAD_TOO_LARGE", {
    message: `The file has ${inMegabytes(bytes)}; at most ${inMegabytes(fileSize)} are allowed.`,
  });
}

export async function getQuota(
  deps: Pick<KnowledgeDeps, "db" | "limits" | "plans">,
  actor: Actor,
): Promise<KnowledgeQuota> {
  const { organizationId } = requireMember(actor);
  const [limits, used] = await Promise.all([
    storageLimits(deps, actor),
    countUsed(deps.db.prisma, organizationId),
  ]);

  return {
    bases: { used: used.bases, limit: limits.bases },
    documents: { used: used.documents, limit: limits.documents },
    storage: { used: used.bytes, limit: limits.bytes },
    fileSize: deps.limits.fileSize,
  };
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024 ** 2) * 10) / 10} MB`;
}
