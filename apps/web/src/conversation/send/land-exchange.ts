import type { Exchange } from "@claw/contract";
import type { SendDeps } from "./send-deps.ts";

/** Question and answer-to-be as the server has them; they are the newest, and are shown. */
export function landExchange(
  { cache, branches }: Pick<SendDeps, "cache" | "branches">,
  { message, reply }: Exchange,
): void {
  cache.putMessage(message);
  cache.putMessage(reply);
  branches.followNewest(message.conversationId);
}
