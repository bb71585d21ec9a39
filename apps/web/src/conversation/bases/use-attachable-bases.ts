import type { KnowledgeBase } from "@claw/contract";
import { trpc } from "../../api/trpc.ts";

const none: readonly KnowledgeBase[] = [];

/** The bases that a conversation can rest on, once they are wanted: as many as a question may name. */
export function useAttachableBases(isWanted: boolean): {
  bases: readonly KnowledgeBase[];
  isPending: boolean;
} {
  const list = trpc.knowledge.list.useQuery({ limit: 100 }, { enabled: isWanted });

  return { bases: list.data?.items ?? none, isPending: list.isPending };
}
