import type { Seat } from "./find-seats.ts";

/** What a reader lacks: everything, or what is new and who has left. */
export type SeatNews =
  | { type: "all"; seats: [userId: string, Seat][] }
  | { type: "changed"; seats: [userId: string, Seat][]; left: string[] };

/** One view's picture with a version. Readers are versions: nobody is queued for, a slow one skips what has passed. */
export type Room = {
  readonly version: number;
  /** True if something is different. */
  update(seats: ReadonlyMap<string, Seat>): boolean;
  /** What came after a version; null: from the start. */
  since(version: number | null): SeatNews;
};

/** How many who have left are remembered for slow readers; those who are further behind get everything again. */
const keptDepartures = 1_000;

type Versioned = { seat: Seat; since: number };

export function createRoom(): Room {
  const seated = new Map<string, Versioned>();
  /** With the version of leaving, in that order. */
  const departed = new Map<string, number>();
  let version = 0;
  let oldestKnown = 0;

  function forgetOldest(): void {
    for (const [userId, leftAt] of departed) {
      if (departed.size <= keptDepartures) return;
      departed.delete(userId);
      oldestKnown = leftAt;
    }
  }

  return {
    get version() {
      return version;
    },
    update(seats) {
      const next = version + 1;
      const arrivals = [...seats].filter(([userId, seat]) => !isSame(seated.get(userId)?.seat, seat));
      const departures = [...seated.keys()].filter((userId) => !seats.has(userId));
      if (arrivals.length === 0 && departures.length === 0) return false;

      version = next;
      for (const [userId, seat] of arrivals) {
        seated.set(userId, { seat, since: next });
        departed.delete(userId);
      }
      for (const userId of departures) {
        seated.delete(userId);
        departed.set(userId, next);
      }
      forgetOldest();
      return true;
    },
    since(from) {
      if (from === null || from < oldestKnown) {
        return { type: "all", seats: [...seated].map(([userId, { seat }]) => [userId, seat]) };
      }

      const newer = [...seated].filter(([, { since }]) => since > from);
      const left = [...departed].filter(([, leftAt]) => leftAt > from).map(([userId]) => userId);
      return { type: "changed", seats: newer.map(([userId, { seat }]) => [userId, seat]), left };
    },
  };
}

function isSame(one: Seat | undefined, other: Seat): boolean {
  const isAlike = one?.state === other.state && one.isTyping === other.isTyping;

  return isAlike && one.devices === other.devices;
}
