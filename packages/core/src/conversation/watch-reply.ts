import type { Actor, Positioned, ReplyEvent, WatchReply } from "@claw/contract";
import { pause } from "../runtime/pause.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { getOwnMessage, requireOwnMessage } from "./get-own.ts";
import type { ReplyPosition } from "./ports.ts";
import { presentMessage } from "./present.ts";
import { advance, endPosition, formatPosition, parsePosition, passed } from "./reply-position.ts";
import type { ConversationDeps } from "./service.ts";

/** How often an answer that the log does not know is read from its checkpoints, in milliseconds. */
const followMs = 300;

/**
 * What is missing from a position on, then what comes, then exactly one `done`. Ends early only with `signal`. From the
 * log while it knows the answer; from PostgreSQL where it has ended, or its owner cannot be heard.
 */
export function watchReply(
  deps: ConversationDeps,
  actor: Actor,
  input: WatchReply,
  signal?: AbortSignal,
): AsyncIterable<Positioned<ReplyEvent>> {
  const { messageId, lastEventId } = input;
  if (lastEventId === endPosition || !isWrittenHere(deps, actor, messageId)) {
    return followReply(deps, actor, input, signal);
  }

  const position = positionAfter(lastEventId);
  const rest = () => followReply(deps, actor, { messageId, lastEventId: formatPosition(position) }, signal);

  return startWith(deps.generationLog.read(messageId, position, signal), position, rest);
}

/**
 * The first events, and the rest where they did not come to `done`. The position moves along with the first. By hand,
 * not a generator: this runs for every token of every reader.
 */
function startWith(
  first: AsyncIterable<Positioned<ReplyEvent>>,
  position: ReplyPosition,
  rest: () => AsyncIterable<Positioned<ReplyEvent>>,
): AsyncIterableIterator<Positioned<ReplyEvent>> {
  let events = first[Symbol.asyncIterator]();
  let isFirst = true;
  let isWhole = false;

  function heed(result: IteratorResult<Positioned<ReplyEvent>>) {
    if (!result.done) {
      if (isFirst) passed(position, result.value.event);
      isWhole = result.value.event.type === "done";
      return result;
    }
    if (isWhole || !isFirst) return result;

    isFirst = false;
    events = rest()[Symbol.asyncIterator]();
    return events.next();
  }

  return {
    next: () => events.next().then(heed),
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function positionAfter(lastEventId: string | null | undefined): ReplyPosition {
  return lastEventId ? parsePosition(lastEventId) : { reasoning: 0, text: 0 };
}

/** The same, wherever the answer is written. */
async function* followReply(
  deps: ConversationDeps,
  actor: Actor,
  { messageId, lastEventId }: WatchReply,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  await requireReader(deps, actor, messageId);
  if (lastEventId === endPosition) return;

  const position = positionAfter(lastEventId);
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
  if (!isWrittenHere(deps, actor, messageId)) await requireOwnMessage(deps.db, actor, messageId);
}

/** Whether this process writes the answer, for the caller. */
function isWrittenHere(deps: ConversationDeps, actor: Actor, messageId: string): boolean {
  const { organizationId, userId } = requireMember(actor);
  const job = deps.generations.find(messageId);

  return job?.userId === userId && job.organizationId === organizationId;
}
