import { toFailure } from "@claw/client/browser";
import type { CreateKnowledgeBase, KnowledgeBase, UpdateKnowledgeBase } from "@claw/contract";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useApp } from "../../app/app-context.ts";
import { useKnowledgeCache } from "../cache/use-knowledge-cache.ts";

/** What can be done with a base. `create` and `update` reject where the server refuses; their forms say why. */
export function useBaseDeeds() {
  const { browser, notices } = useApp();
  const { knowledge } = browser.trpc;
  const cache = useKnowledgeCache();
  const navigate = useNavigate();
  const { knowledgeBaseId: openId } = useParams({ strict: false });

  return {
    async create(input: CreateKnowledgeBase): Promise<void> {
      const base = await knowledge.create.mutate(input);
      cache.putBase(base);
      await navigate({ to: "/knowledge/$knowledgeBaseId", params: { knowledgeBaseId: base.id } });
    },
    async update(input: UpdateKnowledgeBase): Promise<void> {
      cache.putBase(await knowledge.update.mutate(input));
    },
    async remove({ id }: KnowledgeBase): Promise<void> {
      try {
        await knowledge.delete.mutate({ knowledgeBaseId: id });
      } catch (error) {
        return notices.tell("knowledge.document.failed", toFailure(error));
      }

      if (openId === id) await navigate({ to: "/knowledge" });
      cache.removeBase(id);
    },
  };
}
