import { randomUUID } from "node:crypto";
import type { ChangeEvent, Positioned } from "@claw/contract";
import type { ChangeFeed } from "@claw/core";
import { expect, test } from "vitest";

/** Where changes are made, and where a person's clients listen. */
export type TwoFeeds = { publishing: ChangeFeed; watching: ChangeFeed };

export function deleted(conversationId: string): ChangeEvent {
  return { type: "conversationDeleted", conversationId };
}

const at = "2026-01-01T00:00:00.000Z";
const knowledgeBaseId = "01900000-0000-7000-8000-000000000001";
const documentId = "01900000-0000-7000-8000-000000000002";

/** One of each kind. */
const carriedEvents: ChangeEvent[] = [
  {
    type: "knowledgeBase",
    knowledgeBase: {
      id: knowledgeBaseId,
      name: "合同",
      description: null,
      embeddingModel: "embedding-3",
      embedding: { model: "embedding-3", state: "building", progress: 0.25, error: null },
      documentCount: 1,
      chunkCount: 0,
      totalSize: 1_234,
      createdAt: at,
      updatedAt: at,
    },
  },
  {
    type: "document",
    document: {
      id: documentId,
      knowledgeBaseId,
      title: "租赁合同.pdf",
      fileType: "pdf",
      fileSize: 1_234,
      fileUrl: null,
      status: "failed",
      stage: null,
      progress: 0.5,
      errorCode: "SCANNED",
      error: "The pages are pictures.",
      chunkCount: 0,
      pageCount: 12,
      version: 1,
      isSearchable: false,
      createdAt: at,
      updatedAt: at,
    },
  },
  { type: "importing", stored: 1, found: 2 },
  { type: "documentDeleted", knowledgeBaseId, documentId },
  { type: "knowledgeBaseDeleted", knowledgeBaseId },
];

/** A client of a person; what is published after `listening` has resolved reaches it. */
export function clientOf(feed: ChangeFeed, userId: string, lastEventId: string | null = null) {
  const leaving = new AbortController();
  const events = feed.watch(userId, lastEventId, leaving.signal)[Symbol.asyncIterator]();
  let pending = events.next();

  return {
    async next(): Promise<Positioned<ChangeEvent>> {
      const next = await pending;
      if (next.done) throw new Error("the feed ended");
      pending = events.next();

      return next.value;
    },
    /** The next events, without their ids. */
    async take(count: number): Promise<ChangeEvent[]> {
      const taken: ChangeEvent[] = [];
      while (taken.length < count) taken.push((await this.next()).event);

      return taken;
    },
    async leave(): Promise<boolean> {
      leaving.abort();

      return (await pending).done ?? false;
    },
  };
}

/** What clients rely on, whoever carries the news. @param feeds called in each test; what it gives belongs to the suite */
export function testChangeFeed(what: string, feeds: () => TwoFeeds): void {
  test(`${what}: every client of a person hears each change once and in order, and nobody else's`, async () => {
    const { publishing, watching } = feeds();
    const [li, han] = [randomUUID(), randomUUID()];
    const clients = [clientOf(watching, li), clientOf(watching, li)];
    const changes = Array.from({ length: 30 }, (_, at) => deleted(`${at}`));

    for (const change of changes) {
      publishing.publish(han, deleted("han's"));
      publishing.publish(li, change);
    }

    for (const client of clients) expect(await client.take(30)).toEqual(changes);
    for (const client of clients) expect(await client.leave()).toBe(true);
  });

  test(`${what}: what happens to bases and documents arrives as it was said`, async () => {
    const { publishing, watching } = feeds();
    const userId = randomUUID();
    const client = clientOf(watching, userId);
    for (const event of carriedEvents) publishing.publish(userId, event);

    expect(await client.take(carriedEvents.length)).toEqual(carriedEvents);
  });

  test(`${what}: a client that comes back with its last id hears exactly what it missed, then what comes`, async () => {
    const { publishing, watching } = feeds();
    const [li, han] = [randomUUID(), randomUUID()];
    const first = clientOf(watching, li);
    for (const at of ["1", "2", "3"]) publishing.publish(li, deleted(at));
    const { id } = await first.next();
    await first.leave();
    publishing.publish(han, deleted("han's"));
    publishing.publish(li, deleted("4"));

    const second = clientOf(watching, li, id);
    expect(await second.take(3)).toEqual([deleted("2"), deleted("3"), deleted("4")]);
    publishing.publish(li, deleted("5"));
    expect(await second.take(1)).toEqual([deleted("5")]);
    await second.leave();
  });

  test(`${what}: every id resumes exactly after its event, while others listen`, async () => {
    const { publishing, watching } = feeds();
    const li = randomUUID();
    const staying = clientOf(watching, li);
    for (let at = 0; at < 10; at += 1) publishing.publish(li, deleted(`${at}`));
    const events: Positioned<ChangeEvent>[] = [];
    while (events.length < 10) events.push(await staying.next());
    publishing.publish(li, deleted("last"));

    for (const [at, { id }] of events.entries()) {
      const client = clientOf(watching, li, id);
      const rest = [...events.slice(at + 1).map(({ event }) => event), deleted("last")];
      expect(await client.take(rest.length)).toEqual(rest);
      await client.leave();
    }
    await staying.leave();
  });

  test.for(["nonsense", "", "0-1", "99999999999999-0", "ffffffff.7"])(
    `${what}: a client with the id %j, which is not known, hears reset and then what comes`,
    async (id) => {
      const { publishing, watching } = feeds();
      const li = randomUUID();
      const client = clientOf(watching, li, id);

      const reset = await client.next();
      expect(reset.event).toEqual({ type: "reset" });
      publishing.publish(li, deleted("1"));
      const { event } = await client.next();
      expect(event).toEqual(deleted("1"));
      await client.leave();
    },
  );

  test(`${what}: a client that missed more than is kept hears reset, once`, async () => {
    const { publishing, watching } = feeds();
    const [li, han] = [randomUUID(), randomUUID()];
    const client = clientOf(watching, li);
    const witness = clientOf(watching, han);
    publishing.publish(li, deleted("first"));
    const { id } = await client.next();
    await client.leave();

    for (let at = 0; at < 600; at += 1) publishing.publish(li, deleted(`${at}`));
    publishing.publish(han, deleted("all said"));
    await witness.next();
    const back = clientOf(watching, li, id);
    expect(await back.take(1)).toEqual([{ type: "reset" }]);
    publishing.publish(li, deleted("next"));
    expect(await back.take(1)).toEqual([deleted("next")]);
    await back.leave();
    await witness.leave();
  });
}
