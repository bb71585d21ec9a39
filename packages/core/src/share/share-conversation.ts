import { randomUUID } from "node:crypto";
import { type Actor, DomainError, type Share, type ShareConversation } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { getOwnConversation, getOwnMessage } from "../conversation/get-own.ts";
import { copyBranch } from "./copy-branch.ts";
import type { ShareDeps } from "./deps.ts";
import { presentShare } from "./present-share.ts";

/**
 * Copies the branch as it is now: what is continued or asked later is not shared by that. CONFLICT where nothing of it
 * can be read, NOT_FOUND for another's.
 */
export async function shareConversation(
  deps: ShareDeps,
  actor: Actor,
  input: ShareConversation,
): Promise<Share> {
  const { conversationId, withSources } = input;
  const at = deps.clock.now();

  const row = await deps.db.prisma.$transaction(async (tx) => {
    const { organizationId, ownerId, title } = await getOwnConversation(tx, actor, conversationId);
    const lastId = await lastMessageId(tx, actor, input);
    const place = { organizationId, conversationId };
    const shown = { title, withSources, sharedAt: at };
    const { id } = await tx.conversationShare.upsert({
      where: { organizationId_conversationId: place },
      create: { id: randomUUID(), ...place, ...shown, messageCount: 0, createdAt: at },
      update: shown,
    });
    await tx.sharedMessage.deleteMany({ where: { shareId: id, organizationId } });
    const messageCount = await copyBranch(tx, { ...place, shareId: id, lastId, withSources });
    if (messageCount === 0)
      throw new DomainError("CONFLICT", { message: "There is nothing to read in it yet." });

    await recordAuditEvent(tx, {
      action: "conversation_shared",
      outcome: "ok",
      origin: actor.origin,
      userId: ownerId,
      organizationId,
      detail: { conversationId, messageCount, withSources },
      at,
    });

    return tx.conversationShare.update({ where: { id, organizationId }, data: { messageCount } });
  });

  return presentShare(deps, row);
}

/** Where the branch ends. Null for an empty conversation. */
async function lastMessageId(
  tx: Transaction,
  actor: Actor,
  { conversationId, messageId }: ShareConversation,
): Promise<string | null> {
  if (messageId === undefined) {
    const newest = await tx.message.findFirst({
      where: { conversationId },
      orderBy: { seq: "desc" },
      select: { id: true },
    });
    return newest?.id ?? null;
  }

  const message = await getOwnMessage(tx, actor, messageId);
  if (message.conversationId === conversationId) return message.id;

  throw new DomainError("NOT_FOUND", { message: "There is no such message." });
}
