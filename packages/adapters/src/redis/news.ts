import type { Log } from "@claw/core";
import type { Redis } from "ioredis";
import { beginning } from "./stream-id.ts";
import type { StreamEntry, Tail } from "./tail.ts";

export type NewsKind = "change" | "stop" | "presence";

export type NewsItem = {
  /** Its position, the same for every process. */
  id: string;
  /** The process that published it. */
  from: string;
  isOwn: boolean;
  payload: string;
};

export type Contact = {
  hasContact: boolean;
  /** False where what others said in between may be missing. */
  isContinuous: boolean;
};

/** Short messages from each process to all, over one stream. */
export type News = {
  /** This process. */
  readonly processId: string;
  /** The last item that came in; the next ones come after it. */
  position(): string;
  /** False while nothing published arrives anywhere and nothing comes in. */
  hasContact(): boolean;
  /** Tells every process, this one included. The item's id, or null where Redis is away; never rejects. */
  publish(kind: NewsKind, payload: string): Promise<string | null>;
  /** In order. Returns what ends the listening. */
  listen(kind: NewsKind, heed: (item: NewsItem) => void): () => void;
  /** Contact was lost, came for the first time, or came back. Returns what ends the listening. */
  onContact(heed: (contact: Contact) => void): () => void;
  /** What came after an item, of one kind; null where the item is not known, or more than `limit` came since. */
  findSince(id: string, kind: NewsKind, limit: number): Promise<{ items: NewsItem[]; last: string } | null>;
};

/** What the connection's owner calls. */
export type NewsOffice = News & {
  /** Finds the place from which to go on; called on each new connection. */
  resume(redis: Redis, tail: Tail): Promise<void>;
  setContact(hasContact: boolean): void;
};

export type NewsOptions = { commands: Redis; processId: string; log: Log };

const newsKey = "claw:news";
const keptItems = 20_000;
const keptSeconds = 24 * 60 * 60;
const renewEveryMs = 60_000;

export function createNews({ commands, processId, log }: NewsOptions): NewsOffice {
  const listeners = new Map<NewsKind, Set<(item: NewsItem) => void>>();
  const contactListeners = new Set<(contact: Contact) => void>();
  let position: string | null = null;
  let hasContact = false;
  let isContinuous = true;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let unfollow = () => {};

  function heed(entries: StreamEntry[]): void {
    for (const entry of entries) {
      position = entry[0];
      const read = readItem(entry, processId);
      if (read) tell(read.kind, read.item);
    }
  }

  function tell(kind: string, item: NewsItem): void {
    if (!isKind(kind)) return;

    for (const listener of [...(listeners.get(kind) ?? [])]) {
      try {
        listener(item);
      } catch (error) {
        log.error({ err: error, kind }, "news could not be heeded");
      }
    }
  }

  function renew(): void {
    if (performance.now() - renewedAt < renewEveryMs) return;

    renewedAt = performance.now();
    commands
      .expire(newsKey, keptSeconds)
      .catch((error: unknown) => log.debug({ err: error }, "the news were not kept for longer"));
  }

  return {
    processId,
    position: () => position ?? beginning,
    hasContact: () => hasContact,
    async publish(kind, payload) {
      if (commands.status !== "ready") return null;

      try {
        const item = ["k", kind, "f", processId, "p", payload];
        const id = await commands.xadd(newsKey, "MAXLEN", "~", keptItems, "*", ...item);
        renew();
        return id;
      } catch (error) {
        log.debug({ err: error, kind }, "news were not published");
        return null;
      }
    },
    listen(kind, listener) {
      const others = listeners.get(kind) ?? new Set();
      listeners.set(kind, others.add(listener));

      return () => void others.delete(listener);
    },
    onContact(listener) {
      contactListeners.add(listener);

      return () => void contactListeners.delete(listener);
    },
    async findSince(id, kind, limit) {
      if (commands.status !== "ready") return null;

      try {
        const found = await commands.xrange(newsKey, id, "+", "COUNT", limit + 2);
        if (found[0]?.[0] !== id || found.length > limit + 1) return null;

        const later = found.slice(1).map((entry) => readItem(entry, processId));
        const items = later.flatMap((read) => (read?.kind === kind ? [read.item] : []));
        return { items, last: found.at(-1)?.[0] ?? id };
      } catch (error) {
        log.debug({ err: error }, "what was missed could not be read from Redis");
        return null;
      }
    },
    async resume(redis, tail) {
      const known = position === null ? [] : await redis.xrange(newsKey, position, position);
      if (known.length === 0) {
        isContinuous = false;
        const [newest] = await redis.xrevrange(newsKey, "+", "-", "COUNT", 1);
        position = newest?.[0] ?? beginning;
      }
      unfollow();
      unfollow = tail.follow(newsKey, position ?? beginning, heed);
    },
    setContact(has) {
      if (hasContact === has) return;

      hasContact = has;
      const contact = { hasContact: has, isContinuous };
      if (has) isContinuous = true;
      for (const listener of [...contactListeners]) listener(contact);
    },
  };
}

function readItem([id, fields]: StreamEntry, processId: string) {
  const [, kind, , from, , payload] = fields;
  if (kind === undefined || from === undefined || payload === undefined) return null;

  return { kind, item: { id, from, isOwn: from === processId, payload } };
}

function isKind(kind: string): kind is NewsKind {
  return kind === "change" || kind === "stop" || kind === "presence";
}
