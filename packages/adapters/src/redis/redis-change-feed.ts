import type { ChangeEvent, Positioned } from "@claw/contract";
import type { ChangeFeed } from "@claw/core";
import { everybody, formatPayload, parseChange, splitPayload } from "./change-payload.ts";
import type { News } from "./news.ts";
import { createPersonalChanges, type PersonalChanges } from "./personal-changes.ts";

type Listened = { changes: PersonalChanges; readers: number };

/** More missed news than this, of all people together, cost more to read than a client's fresh look. */
const mostMissed = 500;
/** How many people are remembered to whom something was not told; beyond that it is everybody. */
const mostOwed = 500;
const mostToldEarly = 2_000;

/**
 * Changes of all processes, in one order: the ids are Redis's, so that a client may resume at any process. While Redis
 * is away the clients of this process hear at once what happens here; those elsewhere hear `reset` afterwards.
 */
export function redisChangeFeed(news: News): ChangeFeed {
  const listened = new Map<string, Listened>();
  /** Own changes that were told here before, or instead of, coming back from Redis. */
  const toldEarly = new Set<number>();
  const owed = new Set<string>();
  let count = 0;

  function tellEarly(userId: string, number: number, event: ChangeEvent): void {
    toldEarly.add(number);
    for (const oldest of toldEarly) {
      if (toldEarly.size <= mostToldEarly) break;
      toldEarly.delete(oldest);
    }
    listened.get(userId)?.changes.push(`${news.processId}.${number}`, event);
  }

  function owe(userId: string): void {
    if (!owed.has(everybody)) owed.add(userId);
    if (owed.size <= mostOwed) return;

    owed.clear();
    owed.add(everybody);
  }

  function payDebts(): void {
    const people = [...owed];
    owed.clear();

    for (const userId of people) {
      count += 1;
      // Whoever listens here has heard it.
      toldEarly.add(count);
      void send(userId, count, { type: "reset" });
    }
  }

  async function send(userId: string, number: number, event: ChangeEvent): Promise<boolean> {
    const id = await news.publish("change", formatPayload(userId, number, event));
    if (id === null) owe(userId);

    return id !== null;
  }

  async function publish(userId: string, event: ChangeEvent): Promise<void> {
    count += 1;
    const number = count;
    const isEarly = !news.hasContact();
    if (isEarly) tellEarly(userId, number, event);

    const isSent = await send(userId, number, event);
    if (!isSent && !isEarly) tellEarly(userId, number, event);
  }

  function resetAll(): void {
    for (const { changes } of listened.values()) changes.push(news.position(), { type: "reset" });
  }

  news.listen("change", ({ id, isOwn, payload }) => {
    const change = splitPayload(payload);
    if (!change || (isOwn && toldEarly.delete(change.count))) return;

    if (change.userId === everybody) resetAll();
    else listened.get(change.userId)?.changes.push(id, parseChange(change.json));
  });

  news.onContact(({ hasContact, isContinuous }) => {
    if (!hasContact) return;
    if (!isContinuous) resetAll();
    payDebts();
  });

  function join(userId: string): Listened {
    const known = listened.get(userId) ?? { changes: createPersonalChanges(), readers: 0 };
    listened.set(userId, known);
    known.readers += 1;

    return known;
  }

  async function* watch(
    userId: string,
    lastEventId: string | null,
    signal?: AbortSignal,
  ): AsyncGenerator<Positioned<ChangeEvent>> {
    const joined = join(userId);
    const { changes } = joined;
    try {
      // From here on everything new is kept; what was before is looked up meanwhile.
      const now = changes.end();
      const known = lastEventId === null ? now : changes.findAfter(lastEventId);
      if (lastEventId === null || known !== null) return yield* changes.read(known ?? now, null, signal);

      const missed = await findMissed(news, userId, lastEventId);
      if (missed) {
        yield* missed.events;
        return yield* changes.read(now, missed.last, signal);
      }

      const position = news.position();
      yield { id: position, event: { type: "reset" } };
      yield* changes.read(now, position, signal);
    } finally {
      joined.readers -= 1;
      if (joined.readers === 0) listened.delete(userId);
    }
  }

  return {
    publish(userId, event) {
      void publish(userId, event);
    },
    watch,
  };
}

/** What Redis still has of somebody's changes after an event; null where that cannot be said. */
async function findMissed(
  news: News,
  userId: string,
  after: string,
): Promise<{ events: Positioned<ChangeEvent>[]; last: string } | null> {
  const found = news.hasContact() ? await news.findSince(after, "change", mostMissed) : null;
  if (!found) return null;

  const events = found.items.flatMap(({ id, payload }): Positioned<ChangeEvent>[] => {
    const change = splitPayload(payload);
    if (change?.userId === everybody) return [{ id, event: { type: "reset" } }];

    return change?.userId === userId ? [{ id, event: parseChange(change.json) }] : [];
  });

  return { events, last: found.last };
}
