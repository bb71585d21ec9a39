import type { Transaction } from "@claw/db";
import { z } from "zod";
import type { ArchiveDeps } from "./deps.ts";
import { deriveId } from "./derive-id.ts";
import type { ImportedConversation } from "./imported.ts";

type Owner = { organizationId: string; userId: string };
export type Stored = { outcome: "created" | "completed" | "unchanged" | "skipped"; messages: number };

const batch = 500;
const timeout = 120_000;

/** One conversation in one transaction: it is there with all its messages, or not at all. */
export function storeImported(
  { db }: Pick<ArchiveDeps, "db">,
  owner: Owner,
  conversation: ImportedConversation,
): Promise<Stored> {
  return db.prisma.$transaction((tx) => store(tx, owner, conversation), { timeout });
}

async function store(tx: Transaction, owner: Owner, conversation: ImportedConversation): Promise<Stored> {
  const { organizationId, userId } = owner;
  if (conversation.messages.length === 0) return { outcome: "skipped", messages: 0 };

  const { id: conversationId, isNew } = await findOrCreate(tx, owner, conversation);
  if (conversationId === null) return { outcome: "skipped", messages: 0 };

  const rows = isNew
    ? []
    : await tx.message.findMany({ where: { organizationId, conversationId }, select: { id: true } });
  const there = new Set(rows.map(({ id }) => id));
  const idOf = (id: string) => (there.has(id) ? id : deriveId(userId, conversationId, id));
  const missing = conversation.messages.filter(({ id }) => !there.has(idOf(id)));

  let messages = 0;
  for (let start = 0; start < missing.length; start += batch) {
    const { count } = await tx.message.createMany({
      data: missing.slice(start, start + batch).map(({ id, parentId, ...message }) => ({
        ...message,
        id: idOf(id),
        organizationId,
        conversationId,
        parentId: parentId === null ? null : idOf(parentId),
      })),
    });
    messages += count;
  }
  if (isNew) return { outcome: "created", messages };

  return { outcome: messages > 0 ? "completed" : "unchanged", messages };
}

/** One's own of this id first: a file of ours that comes home. Null where the id is somebody else's. */
async function findOrCreate(
  tx: Transaction,
  { organizationId, userId }: Owner,
  conversation: ImportedConversation,
): Promise<{ id: string | null; isNew: boolean }> {
  const own = { organizationId, ownerId: userId };
  if (conversation.source === "claw" && z.uuid().safeParse(conversation.id).success) {
    const known = await tx.conversation.findUnique({
      where: { id: conversation.id, ...own },
      select: { id: true },
    });
    if (known) return { id: known.id, isNew: false };
  }

  const { title, type, systemPrompt, createdAt, lastActivityAt } = conversation;
  const id = deriveId(userId, conversation.source, conversation.id);
  const model = conversation.model
    ? await tx.model.findUnique({ where: { name: conversation.model }, select: { name: true } })
    : null;
  const { count } = await tx.conversation.createMany({
    data: [
      {
        id,
        ...own,
        title,
        titleSource: "user",
        type,
        systemPrompt,
        model: model?.name ?? null,
        createdAt,
        lastActivityAt,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { id, isNew: true };

  const known = await tx.conversation.findUnique({ where: { id, ...own }, select: { id: true } });
  return { id: known?.id ?? null, isNew: false };
}
