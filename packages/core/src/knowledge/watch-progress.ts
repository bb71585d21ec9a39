import type { Actor, ChangeEvent, KnowledgeEvent, Positioned, WatchProgress } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { unfinished } from "./add-version.ts";
import type { KnowledgeParts } from "./deps.ts";
import { getOwnBase } from "./get-own.ts";
import { presentDocument, withPages } from "./present-document.ts";

/** The id of what was there at the beginning: who comes back with it begins anew. */
const beginning = "beginning";
/** The most documents that are told at the beginning; whoever shows more asks for the list. */
const toldAtOnce = 200;

/** First the documents under way, then what happens; with the id of an event only what came after it. NOT_FOUND. */
export async function* watchProgress(
  deps: KnowledgeParts,
  actor: Actor,
  { knowledgeBaseId, lastEventId }: WatchProgress,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<KnowledgeEvent>> {
  const { userId } = requireMember(actor);
  if (knowledgeBaseId) await getOwnBase(deps.db.prisma, actor, knowledgeBaseId);

  const isNew = !lastEventId || lastEventId === beginning;
  // Also for a reader who leaves without an abort: the feed waits for news otherwise.
  const ending = new AbortController();
  const listening = AbortSignal.any(signal ? [signal, ending.signal] : [ending.signal]);
  const news = deps.changes.watch(userId, isNew ? null : lastEventId, listening)[Symbol.asyncIterator]();
  try {
    // Asked for before the documents are read, so that nothing is missed in between.
    let next = news.next();
    next.catch(() => {
      // It is awaited below; meanwhile nobody holds it, which must not count as unhandled.
    });
    if (isNew) yield* listUnderWay(deps, actor, knowledgeBaseId);

    for (;;) {
      const { done, value } = await next;
      if (done) return;
      const { id, event } = value;
      if (isOf(event, knowledgeBaseId)) yield { id, event };
      next = news.next();
    }
  } finally {
    ending.abort();
  }
}

async function* listUnderWay(
  { db }: KnowledgeParts,
  actor: Actor,
  knowledgeBaseId: string | undefined,
): AsyncGenerator<Positioned<KnowledgeEvent>> {
  const { organizationId, userId } = requireMember(actor);
  const rows = await db.prisma.document.findMany({
    where: {
      organizationId,
      knowledgeBase: { ownerId: userId },
      status: { in: [...unfinished] },
      ...(knowledgeBaseId ? { knowledgeBaseId } : {}),
    },
    orderBy: { id: "asc" },
    take: toldAtOnce,
    include: withPages,
  });

  for (const row of rows) {
    yield { id: beginning, event: { type: "document", document: presentDocument(row) } };
  }
}

function isOf(event: ChangeEvent, wanted: string | undefined): event is KnowledgeEvent {
  switch (event.type) {
    case "document":
      return wanted === undefined || event.document.knowledgeBaseId === wanted;
    case "documentDeleted":
    case "knowledgeBaseDeleted":
      return wanted === undefined || event.knowledgeBaseId === wanted;
    case "knowledgeBase":
      return wanted === undefined || event.knowledgeBase.id === wanted;
    case "reset":
      return true;
    case "conversation":
    case "conversationDeleted":
    case "message":
    case "importing":
      return false;
    default:
      return event satisfies never;
  }
}
