import type { Actor, Positioned, ReplyEvent, WatchReply } from "@claw/contract";
import { pause } from "../runtime/pause.ts";
import { getOwnMessage, requireOwnMessage } from "./get-own.ts";
import type { ReplyPosition } from "./ports.ts";
import { presentMessage } from "./present.ts";
import { continueReply, endPosition, parsePosition, start } from "./reply-position.ts";
import type { ConversationDeps } from "./service.ts";

/** How often an answer that another process writes is read from its checkpoints. */
const followMs = 300;

/** What is missing from a position on, then what comes, then exactly one `done`. Ends early only with `signal`. */
export async function* watchReply(
  deps: ConversationDeps,
  actor: Actor,
  input: WatchReply,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  await requireOwnMessage(deps.db, actor, input.messageId);
  const { lastEventId } = input;
  if (lastEventId === endPosition) return;

  const from = lastEventId ? parsePosition(lastEventId) : start;
  const live = deps.generationLog.read(input.messageId, from, signal);

  yield* live ?? followCheckpoints(deps, actor, input.messageId, from, signal);
}

/** The same from PostgreSQL, for answers that have ended and those whose owner is another process. */
async function* followCheckpoints(
  deps: ConversationDeps,
  actor: Actor,
  messageId: string,
  from: ReplyPosition,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  const position = { ...from };

  while (!signal?.aborted) {
    const row = await getOwnMessage(deps.db.prisma, actor, messageId);
    const reasoning = row.reasoning.slice(position.reasoning);
    const text = row.content.slice(position.text);
    yield* continueReply(position, { reasoning, text });

    if (row.status !== "streaming") {
      yield { id: endPosition, event: { type: "done", message: presentMessage(row) } };
      return;
    }

    await pause(followMs, signal);
  }
}
