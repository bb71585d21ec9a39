import type { Actor, ListShares, SharePage } from "@claw/contract";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireMember } from "../runtime/require-actor.ts";
import type { ShareDeps } from "./deps.ts";
import { presentShare } from "./present-share.ts";

export async function listShares(deps: ShareDeps, actor: Actor, input: ListShares): Promise<SharePage> {
  const { organizationId, userId } = requireMember(actor);
  const after = input.cursor ? decodeCursor(input.cursor) : null;
  const rows = await deps.db.prisma.conversationShare.findMany({
    where: {
      organizationId,
      conversation: { ownerId: userId },
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const { page, nextCursor } = cutPage(rows, input.limit, ({ createdAt: at, id }) => ({ at, id }));

  return { items: page.map((row) => presentShare(deps, row)), nextCursor };
}
