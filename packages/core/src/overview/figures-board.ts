import type { Figures } from "@claw/contract";
import { pause } from "../runtime/pause.ts";
import type { Log } from "../runtime/ports.ts";
import { createWaitingRoom } from "../runtime/waiting-room.ts";

export type FiguresBoard = {
  /** What was seen a moment ago, or a look. */
  now(): Promise<Figures>;
  /** At once and then whenever there was another look; until the signal. */
  watch(signal?: AbortSignal): AsyncGenerator<Figures>;
};

export type BoardOptions = { look(): Promise<Figures>; everyMs: number; log: Log };

/**
 * One look every few seconds for all who watch, however many these are, and none while nobody does. A look that fails
 * is logged; those who watch keep what they have until the next one.
 */
export function createFiguresBoard({ look, everyMs, log }: BoardOptions): FiguresBoard {
  const room = createWaitingRoom();
  let watchers = 0;
  let isLooking = false;
  let latest: { figures: Figures; number: number; at: number } | null = null;
  let underWay: Promise<Figures> | null = null;

  function lookOnce(): Promise<Figures> {
    underWay ??= look()
      .then((figures) => {
        latest = { figures, number: (latest?.number ?? 0) + 1, at: performance.now() };
        room.wake();
        return figures;
      })
      .finally(() => {
        underWay = null;
      });

    return underWay;
  }

  async function lookWhileWatched(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    while (watchers > 0) {
      try {
        await lookOnce();
      } catch (error) {
        log.warn({ err: error }, "the figures of the overview could not be read; they will be again");
      }
      await pause(everyMs);
    }
    isLooking = false;
  }

  return {
    async now() {
      const isFresh = latest !== null && performance.now() - latest.at < everyMs;

      return isFresh && latest ? latest.figures : lookOnce();
    },
    async *watch(signal) {
      watchers += 1;
      try {
        let seen = 0;
        const isFresh = latest !== null && performance.now() - latest.at < everyMs;
        if (latest && !isFresh) seen = latest.number;
        void lookWhileWatched();
        while (!signal?.aborted) {
          if (latest && latest.number > seen) {
            seen = latest.number;
            yield latest.figures;
          } else {
            await room.wait(signal);
          }
        }
      } finally {
        watchers -= 1;
      }
    },
  };
}
