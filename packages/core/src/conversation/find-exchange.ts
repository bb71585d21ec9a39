import { DomainError, type Exchange, type SendMessage } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { presentMessage } from "./present.ts";
import { sameOrConflict } from "./same-or-conflict.ts";

/** The pair that an earlier send with the same message id made. CONFLICT where the id was used for anything else. */
export async function findExchange(
  tx: Transaction,
  input: SendMessage,
  organizationId: string,
): Promise<Exchange | null> {
  if (input.messageId === undefined) return null;

  const row = await tx.message.findUnique({ where: { id: input.messageId } });
  if (!row) return null;

  const message = sameOrConflict(row, { ...input, role: "user" }, organizationId);
  const reply = await tx.message.findFirst({
    where: { organizationId, conversationId: row.conversationId, parentId: row.id, role: "assistant" },
    orderBy: { seq: "asc" },
  });
  if (reply) return { message: presentMessage(message), reply: presentMessage(reply) };

  throw new DomainError("CONFLICT", {
    message: "This message is stored without an answer. Send it with a new id.",
  });
}
