import type { Actor, Positioned, ReplyEvent, WatchReply } from "@claw/contract";
import { afterwards } from "../runtime/afterwards.ts";
import { pause } from "../runtime/pause.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { getOwnMessage, requireOwnMessage } from "./get-own.ts";
import { isWrittenHere } from "./is-written-here.ts";
import type { ReplyPosition } from "./ports.ts";
import { presentMessage } from "./present.ts";
import {
  advance,
  endPosition,
  formatPosition,
  parsePosition,
  passed,
  sourcesAt,
  start,
} from "./reply-position.ts";
import type { ConversationDeps } from "./service.ts";
import { untilBegun } from "./until-begun.ts";

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
  const { messageId, lastEventId, isExpected } = input;
  if (isExpected && !lastEventId && !isWrittenHere(deps, actor, messageId)) {
    const begun = untilBegun(deps, actor, messageId, signal);
    return afterwards(begun, () => watchReply(deps, actor, { messageId }, signal));
  }
  if (lastEventId === endPosition || !isWrittenHere(deps, actor, messageId)) {
    return followReply(deps, actor, input, signal);
  }

  const position = positionAfter(lastEventId);
  const rest = () => followReply(deps, actor, { messageId, lastEventId: formatPosition(position) }, signal);

  return startWith(deps.generationLog.read(messageId, position, signal), {
    position,
    rest,
    told: (sources) => withTexts(deps, actor, sources),
  });
}

type Start = {
  position: ReplyPosition;
  rest: () => AsyncIterable<Positioned<ReplyEvent>>;
  /** The event of the sources, with their texts. */
  told: (event: Positioned<ReplyEvent>) => Promise<Positioned<ReplyEvent>>;
};

/**
 * The first events, and the rest where they did not come to `done`. The position moves along with the first. By hand,
 * not a generator: this runs for every token of every reader.
 */
function startWith(
  first: AsyncIterable<Positioned<ReplyEvent>>,
  { position, rest, told }: Start,
): AsyncIterableIterator<Positioned<ReplyEvent>> {
  let events = first[Symbol.asyncIterator]();
  let isFirst = true;
  let isWhole = false;

  function heed(
    result: IteratorResult<Positioned<ReplyEvent>>,
  ): IteratorResult<Positioned<ReplyEvent>> | Promise<IteratorResult<Positioned<ReplyEvent>>> {
    if (!result.done) {
      const { type } = result.value.event;
      if (isFirst) passed(position, result.value.event);
      isWhole = type === "done";
      if (type !== "sources" || !isFirst) return result;

      return told(result.value).then((value) => ({ done: false, value }));
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
  return lastEventId ? parsePosition(lastEventId) : { ...start };
}

/** The same, wherever the answer is written. */
async function* followReply(
  deps: ConversationDeps,
  actor: Actor,
  { messageId, lastEventId }: WatchReply,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  if (signal?.aborted) return;
  await requireReader(deps, actor, messageId);
  if (lastEventId === endPosition) return;

  const position = positionAfter(lastEventId);
  while (!signal?.aborted) {
    const cameAt = performance.now();
    for await (const positioned of deps.generationLog.read(messageId, position, signal)) {
      const isEnd = positioned.event.type === "done";
      passed(position, positioned.event);
      yield positioned.event.type === "sources" ? await withTexts(deps, actor, positioned) : positioned;
      if (isEnd) return;
    }
    if (signal?.aborted) return;

    const message = presentMessage(await getOwnMessage(deps.db.prisma, actor, messageId));
    if (!position.hasSources && message.sources.length > 0) {
      yield await withTexts(deps, actor, sourcesAt(position, message.sources));
    }
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

/** Sources with their texts as they can be read at this moment; a log tells them without. */
async function withTexts(
  { retrieval, log }: ConversationDeps,
  actor: Actor,
  positioned: Positioned<ReplyEvent>,
): Promise<Positioned<ReplyEvent>> {
  const { id, event } = positioned;
  if (event.type !== "sources") return positioned;

  try {
    const sources = await retrieval.withTexts(requireMember(actor), event.sources);
    return {
      id,
      event: { type: "sources", sources: sources.map(({ parts: _, ...source }) => source) },
    };
  } catch (error) {
    log.warn({ err: error }, "the texts of an answer's sources could not be read; they are told without");
    return positioned;
  }
}

/** NOT_FOUND for another's message. An answer that this process writes says itself whose it is. */
async function requireReader(deps: ConversationDeps, actor: Actor, messageId: string): Promise<void> {
  if (!isWrittenHere(deps, actor, messageId)) await requireOwnMessage(deps.db, actor, messageId);
}
