import type { Actor, ListPrompts, PromptPage } from "@claw/contract";
import { containing } from "../runtime/containing.ts";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { presentPrompt } from "./present-prompt.ts";
import type { PromptDeps } from "./service.ts";

/** Changed last, first. */
export async function listPrompts(
  { db: { prisma } }: PromptDeps,
  actor: Actor,
  { query, cursor, limit }: ListPrompts,
): Promise<PromptPage> {
  const { organizationId, userId } = requireMember(actor);
  const words = query?.trim();
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await prisma.prompt.findMany({
    where: {
      organizationId,
      ownerId: userId,
      AND: [
        words ? { OR: [{ title: containing(words) }, { content: containing(words) }] } : {},
        after ? { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] } : {},
      ],
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const { page, nextCursor } = cutPage(rows, limit, ({ updatedAt: at, id }) => ({ at, id }));

  return { items: page.map(presentPrompt), nextCursor };
}
