import type { Share } from "@claw/contract";
import type { ConversationShare } from "@claw/db";
import type { ShareDeps } from "./deps.ts";

export function presentShare(
  { tokens, publicUrl }: Pick<ShareDeps, "tokens" | "publicUrl">,
  row: ConversationShare,
): Share {
  const token = tokens.tokenOf(row.id);

  return {
    conversationId: row.conversationId,
    token,
    url: `${publicUrl.replace(/\/+$/, "")}/s/${token}`,
    title: row.title,
    withSources: row.withSources,
    messageCount: row.messageCount,
    createdAt: row.createdAt.toISOString(),
    sharedAt: row.sharedAt.toISOString(),
  };
}
