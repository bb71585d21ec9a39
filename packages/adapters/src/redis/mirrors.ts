import type { Positioned, ReplyEvent } from "@claw/contract";
import type { Log, ReplyPosition } from "@claw/core";
import type { Redis } from "ioredis";
import { createMirror, type Mirror } from "./mirror.ts";
import type { News } from "./news.ts";
import { readEntries } from "./read-entries.ts";
import { parseEntry, type ReplyEntry, replyKey } from "./reply-entries.ts";
import type { Tail } from "./tail.ts";

/** The answers of other processes that somebody watches here. */
export type Mirrors = Disposable & {
  /** Ends after `done`, or without it where nothing more is known here. */
  read(messageId: string, from: ReplyPosition, signal?: AbortSignal): AsyncIterable<Positioned<ReplyEvent>>;
};

export type MirrorsOptions = { commands: Redis; tail: Tail; news: News; log: Log };

type Watched = {
  readonly mirror: Mirror;
  opened: Promise<void>;
  readers: number;
  heardAt: number;
  leftAt: number;
  unfollow(): void;
};

const lookEveryMs = 250;
/** A writer that says nothing for so long may be dead: its readers ask the database. */
const silenceMs = 1_000;
/** A reader that was sent to the database comes back within this time and need not fetch all text again. */
const lingerMs = 2_000;

/** One mirror for all readers of an answer in this process; it goes with the last of them, with the end, or with Redis. */
export function createMirrors({ commands, tail, news, log }: MirrorsOptions): Mirrors {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | null = null;

  function watch(messageId: string): Watched {
    const known = watched.get(messageId);
    if (known) return known;

    const now = performance.now();
    const mirror = createMirror();
    const created: Watched = {
      mirror,
      opened: Promise.resolve(),
      readers: 0,
      heardAt: now,
      leftAt: now,
      unfollow() {},
    };
    watched.set(messageId, created);
    created.opened = open(messageId, created);
    timer ??= setInterval(lookAround, lookEveryMs).unref();

    return created;
  }

  async function open(messageId: string, opening: Watched): Promise<void> {
    const key = replyKey(messageId);

    try {
      const found = await readEntries(commands, key);
      const last = found.at(-1);
      const entries = found.map(parseEntry);
      // An end that was there before may be that of an earlier run: the database knows better.
      if (!last || entries.some(({ ended }) => ended)) return giveUp(messageId, opening);

      take(messageId, opening, entries);
      if (watched.get(messageId) !== opening) return;

      opening.unfollow = tail.follow(key, last[0], (more) => {
        try {
          take(messageId, opening, more.map(parseEntry));
        } catch (error) {
          log.warn({ err: error, messageId }, "an answer of another process cannot be read");
          giveUp(messageId, opening);
        }
      });
    } catch (error) {
      log.debug({ err: error, messageId }, "an answer could not be read from Redis");
      giveUp(messageId, opening);
    }
  }

  function take(messageId: string, each: Watched, entries: readonly ReplyEntry[]): void {
    each.heardAt = performance.now();
    for (const entry of entries) each.mirror.take(entry);
    if (!each.mirror.isLive()) drop(messageId, each);
  }

  function drop(messageId: string, dropped: Watched): void {
    dropped.unfollow();
    if (watched.get(messageId) === dropped) watched.delete(messageId);
    if (watched.size > 0 || !timer) return;

    clearInterval(timer);
    timer = null;
  }

  function lookAround(): void {
    const now = performance.now();

    for (const [messageId, each] of watched) {
      if (each.readers === 0 && now - each.leftAt > lingerMs) drop(messageId, each);
      if (now - each.heardAt < silenceMs) continue;

      each.heardAt = now;
      each.mirror.tellSilence();
    }
  }

  function giveUp(messageId: string, each: Watched): void {
    each.mirror.giveUp();
    drop(messageId, each);
  }

  function giveUpAll(): void {
    for (const [messageId, each] of [...watched]) giveUp(messageId, each);
  }

  const unlisten = news.onContact(({ hasContact }) => {
    if (!hasContact) giveUpAll();
  });

  return {
    async *read(messageId, from, signal) {
      if (!news.hasContact()) return;

      const chosen = watch(messageId);
      chosen.readers += 1;
      try {
        await chosen.opened;
        yield* chosen.mirror.read(from, signal);
      } finally {
        chosen.readers -= 1;
        chosen.leftAt = performance.now();
      }
    },
    [Symbol.dispose]() {
      unlisten();
      giveUpAll();
    },
  };
}
