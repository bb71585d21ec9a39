import type { Actor, Message, MessageRef } from "@claw/contract";
import { getOwnMessage } from "./get-own.ts";
import { presentMessage } from "./present.ts";
import { requestStop } from "./request-stop.ts";
import type { ConversationDeps } from "./service.ts";
import { watchReply } from "./watch-reply.ts";

/** From any device and any process: the owner is told through the call's row and looks with every checkpoint. */
export async function stopReply(
  deps: ConversationDeps,
  actor: Actor,
  { messageId }: MessageRef,
): Promise<Message> {
  const { prisma } = deps.db;
  const row = await getOwnMessage(prisma, actor, messageId);
  if (row.status !== "streaming") return presentMessage(row);

  const isOurs = await deps.generations.stop(messageId);
  if (!isOurs) {
    await requestStop(deps, { messageId });
    await ended(deps, actor, messageId);
  }

  return presentMessage(await getOwnMessage(prisma, actor, messageId));
}

async function ended(deps: ConversationDeps, actor: Actor, messageId: string): Promise<void> {
  for await (const { event } of watchReply(deps, actor, { messageId })) {
    if (event.type === "done") return;
  }
}
