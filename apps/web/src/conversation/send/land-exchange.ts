import type { Exchange } from "@claw/contract";
import type { SendDeps } from "./send-deps.ts";

/** Question and answer-to-be as the server has them; they are the newest, and are shown. */
export function landExchange(
  { cache, branches, onAsked }: Pick<SendDeps, "cache" | "branches" | "onAsked">,
  { message, reply }: Exchange,
): void {
  cache.putMessage(message);
  cache.putMessage(reply);
  onAsked(reply.id);
  branches.followNewest(message.conversationId);
}
