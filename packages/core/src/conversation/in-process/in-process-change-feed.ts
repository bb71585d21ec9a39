import { randomUUID } from "node:crypto";
import type { ChangeEvent, Positioned } from "@claw/contract";
import { createWaitingRoom, type WaitingRoom } from "../../runtime/waiting-room.ts";
import type { ChangeFeed } from "../ports.ts";

/** How many changes a person's clients may miss and still be told one by one. */
const keptEvents = 200;
/** How many people's changes are kept while none of their clients listens. */
const keptPeople = 5_000;

type PersonalFeed = {
  events: Positioned<ChangeEvent>[];
  next: number;
  watchers: WaitingRoom;
  readers: number;
};

/** Changes within this process. Ids carry the feed's birth, so that those of an earlier process lead to a `reset`. */
export function inProcessChangeFeed(): ChangeFeed {
  const birth = randomUUID().slice(0, 8);
  const feeds = new Map<string, PersonalFeed>();

  function feedOf(userId: string): PersonalFeed {
    const known = feeds.get(userId);
    const feed: PersonalFeed = known ?? { events: [], next: 0, watchers: createWaitingRoom(), readers: 0 };
    feeds.delete(userId);
    feeds.set(userId, feed);
    if (!known) forgetOldest();

    return feed;
  }

  function forgetOldest(): void {
    if (feeds.size <= keptPeople) return;

    for (const [userId, { readers }] of feeds) {
      if (readers > 0) continue;
      feeds.delete(userId);
      return;
    }
  }

  return {
    publish(userId, event) {
      const feed = feedOf(userId);
      feed.events.push({ id: `${birth}.${feed.next}`, event });
      feed.next += 1;
      if (feed.events.length > keptEvents) feed.events.shift();
      feed.watchers.wake();
    },
    watch: (userId, lastEventId, signal) => watchFeed(feedOf(userId), birth, lastEventId, signal),
  };
}

async function* watchFeed(
  feed: PersonalFeed,
  birth: string,
  lastEventId: string | null,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ChangeEvent>> {
  feed.readers += 1;
  try {
    let next = lastEventId === null ? feed.next : nextAfter(feed, birth, lastEventId);
    while (!signal?.aborted) {
      const oldest = feed.next - feed.events.length;
      if (next === null || next < oldest) {
        next = feed.next;
        yield { id: `${birth}.${next - 1}`, event: { type: "reset" } };
        continue;
      }

      const missed = feed.events.slice(next - oldest);
      for (const positioned of missed) yield positioned;
      next += missed.length;
      if (missed.length === 0) await feed.watchers.wait(signal);
    }
  } finally {
    feed.readers -= 1;
  }
}

/** Null where the id is another feed's, or from the future. */
function nextAfter(feed: PersonalFeed, birth: string, lastEventId: string): number | null {
  const match = /^([0-9a-f]{8})\.(-?\d{1,15})$/.exec(lastEventId);
  if (!match || match[1] !== birth) return null;

  const next = Number(match[2]) + 1;
  return next <= feed.next ? next : null;
}
