import type { Actor, KnowledgeQuota } from "@claw/contract";

/** What quotas need of knowledge; its service gives it. */
export interface KnowledgeUse {
  /** What the caller's organization has of what it may have. */
  quota(actor: Actor): Promise<KnowledgeQuota>;
}
