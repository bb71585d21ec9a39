import type { Clock } from "../runtime/ports.ts";
import { createWaitingRoom, type WaitingRoom } from "../runtime/waiting-room.ts";
import { findSeats, type View } from "./find-seats.ts";
import type { Presence } from "./ports.ts";
import { createRoom, type Room, type SeatNews } from "./room.ts";

/** The views that somebody watches; each is worked out once, for all its readers. */
export type Rooms = { watch(view: View, signal?: AbortSignal): AsyncIterable<SeatNews> };

type OpenRoom = {
  room: Room;
  readers: number;
  waiting: WaitingRoom;
  /** Resolves with the first picture. */
  ready: Promise<void>;
  close(): void;
};

export function createRooms({ presence, clock }: { presence: Presence; clock: Clock }): Rooms {
  const open = new Map<string, OpenRoom>();

  function enter(key: string, view: View): OpenRoom {
    const known = open.get(key);
    const entered = known ?? openRoom(presence, clock, view);
    entered.readers += 1;
    open.set(key, entered);

    return entered;
  }

  function leave(key: string, left: OpenRoom): void {
    left.readers -= 1;
    if (left.readers > 0) return;

    left.close();
    open.delete(key);
  }

  return {
    async *watch(view, signal) {
      const key = `${view.organizationId}/${view.conversationId ?? ""}`;
      const entered = enter(key, view);
      try {
        await entered.ready;
        yield* readRoom(entered, signal);
      } finally {
        leave(key, entered);
      }
    },
  };
}

function openRoom(presence: Presence, clock: Clock, { organizationId, conversationId }: View): OpenRoom {
  const room = createRoom();
  const waiting = createWaitingRoom();
  let isLooking = false;
  let isStale = false;

  async function look(): Promise<void> {
    isStale = true;
    if (isLooking) return;

    isLooking = true;
    while (isStale) {
      isStale = false;
      const leases = await presence.list(organizationId);
      if (room.update(findSeats(leases, conversationId, clock.now().getTime()))) waiting.wake();
    }
    isLooking = false;
  }

  const close = presence.watch(organizationId, () => void look());

  return { room, readers: 0, waiting, ready: look(), close };
}

async function* readRoom({ room, waiting }: OpenRoom, signal?: AbortSignal): AsyncGenerator<SeatNews> {
  let seen: number | null = null;

  while (!signal?.aborted) {
    if (seen === room.version) {
      await waiting.wait(signal);
      continue;
    }
    const news: SeatNews = room.since(seen);
    seen = room.version;
    yield news;
  }
}
