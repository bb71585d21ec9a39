import type { Actor, Positioned, ReplyEvent, WatchReply } from "@claw/contract";
import { pause } from "../runtime/pause.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { getOwnMessage, requireOwnMessage } from "./get-own.ts";
import { presentMessage } from "./present.ts";
import { advance, endPosition, parsePosition, passed } from "./reply-position.ts";
import type { ConversationDeps } from "./service.ts";

/** How often an answer that the log does not know is read from its checkpoints, in milliseconds. */
const followMs = 300;

/**
 * What is missing from a position on, then what comes, then exactly one `done`. Ends early only with `signal`. From the
 * log while it knows the answer; from PostgreSQL where it has ended, or its owner cannot be heard.
 */
export async function* watchReply(
  deps: ConversationDeps,
  actor: Actor,
  { messageId, lastEventId }: WatchReply,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  await requireReader(deps, actor, messageId);
  if (lastEventId === endPosition) return;

  const position = lastEventId ? parsePosition(lastEventId) : { reasoning: 0, text: 0 };
  while (!signal?.aborted) {
    const cameAt = performance.now();
    for await (const positioned of deps.generationLog.read(messageId, position, signal)) {
      const isEnd = positioned.event.type === "done";
      passed(position, positioned.event);
      yield positioned;
      if (isEnd) return;
    }
    if (signal?.aborted) return;

    const message = presentMessage(await getOwnMessage(deps.db.prisma, actor, messageId));
    const reasoning = message.reasoning.slice(position.reasoning);
    const text = message.content.slice(position.text);
    yield* advance(position, { reasoning, text });

    if (message.status !== "streaming") {
      yield { id: endPosition, event: { type: "done", message } };
      return;
    }

    // A log that held its reader for long has had its say and may be asked again at once; one that knows nothing, later.
    await pause(Math.max(0, cameAt + followMs - performance.now()), signal);
  }
}

/** NOT_FOUND for another's message. An answer that this process writes says itself whose it is. */
async function requireReader(deps: ConversationDeps, actor: Actor, messageId: string): Promise<void> {
  const { organizationId, userId } = requireMember(actor);
  const job = deps.generations.find(messageId);
  if (job?.userId === userId && job.organizationId === organizationId) return;

  await requireOwnMessage(deps.db, actor, messageId);
}
