import type { Actor } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import type { ConversationDeps } from "./service.ts";

/** Whether this process writes the answer, for the caller. */
export function isWrittenHere({ generations }: ConversationDeps, actor: Actor, messageId: string): boolean {
  const { organizationId, userId } = requireMember(actor);
  const job = generations.find(messageId);

  return job?.userId === userId && job.organizationId === organizationId;
}
