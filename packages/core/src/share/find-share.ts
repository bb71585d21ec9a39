import type { Actor, ConversationRef, Share } from "@claw/contract";
import { getOwnConversation } from "../conversation/get-own.ts";
import type { ShareDeps } from "./deps.ts";
import { presentShare } from "./present-share.ts";

export async function findShare(
  deps: ShareDeps,
  actor: Actor,
  { conversationId }: ConversationRef,
): Promise<Share | null> {
  const { prisma } = deps.db;
  const { organizationId } = await getOwnConversation(prisma, actor, conversationId);
  const row = await prisma.conversationShare.findUnique({
    where: { organizationId_conversationId: { organizationId, conversationId } },
  });

  return row && presentShare(deps, row);
}
