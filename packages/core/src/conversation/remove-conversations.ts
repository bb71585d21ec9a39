import { requestStop } from "./request-stop.ts";
import type { ConversationDeps } from "./service.ts";

/**
 * Stops what is being answered in them, then removes them in one statement. Messages go with them by foreign key;
 * provider calls stay, for they were paid for.
 */
export async function removeConversations(
  deps: ConversationDeps,
  owner: { organizationId: string; ownerId: string },
  ids: readonly string[],
): Promise<void> {
  for (const conversationId of ids) await requestStop(deps, { conversationId });
  await Promise.all(ids.map((id) => deps.generations.stopAll(id)));
  await deps.db.prisma.conversation.deleteMany({ where: { id: { in: [...ids] }, ...owner } });

  for (const conversationId of ids) {
    deps.targets.forget(conversationId);
    deps.changes.publish(owner.ownerId, { type: "conversationDeleted", conversationId });
  }
}
