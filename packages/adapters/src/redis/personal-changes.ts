import type { ChangeEvent, Positioned } from "@claw/contract";
import { createWaitingRoom } from "@claw/core";
import { isAfter, isStreamId } from "./stream-id.ts";

/** The latest changes of one person, while a client of theirs listens in this process. */
export type PersonalChanges = {
  /** How many there have ever been here: the cursor after the last one. */
  end(): number;
  push(id: string, event: ChangeEvent): void;
  /** The cursor after an event, null where it is not among the latest. */
  findAfter(id: string): number | null;
  /**
   * From a cursor on, until the signal aborts; `reset` where more was missed than is kept.
   * @param passed what stands in the stream up to here is known already
   */
  read(from: number, passed: string | null, signal?: AbortSignal): AsyncGenerator<Positioned<ChangeEvent>>;
};

/** How many changes a client may lag behind and still be told one by one. */
const kept = 200;

export function createPersonalChanges(): PersonalChanges {
  const latest: Positioned<ChangeEvent>[] = [];
  const readers = createWaitingRoom();
  let end = 0;

  return {
    end: () => end,
    push(id, event) {
      latest.push({ id, event });
      end += 1;
      if (latest.length > kept) latest.shift();
      readers.wake();
    },
    findAfter(id) {
      const at = latest.findLastIndex((each) => each.id === id);

      return at === -1 ? null : end - latest.length + at + 1;
    },
    async *read(from, passed, signal) {
      let cursor = from;

      while (!signal?.aborted) {
        const first = end - latest.length;
        if (cursor < first) {
          const newest = latest.at(-1);
          cursor = end;
          if (newest) yield { id: newest.id, event: { type: "reset" } };
          continue;
        }

        const fresh = latest.slice(cursor - first);
        cursor += fresh.length;
        for (const each of fresh) if (!hasPassed(each.id, passed)) yield each;
        if (fresh.length === 0) await readers.wait(signal);
      }
    },
  };
}

function hasPassed(id: string, passed: string | null): boolean {
  return passed !== null && isStreamId(id) && !isAfter(id, passed);
}
