import { setTimeout } from "node:timers/promises";
import type { Facts, Question } from "../probe/facts.ts";
import type { Probe } from "../probe/open-probe.ts";

/** The most that was seen, in bytes. */
export type MemoryPeak = {
  rss: number;
  /** Heap and what belongs to it outside; without garbage where it was collected. */
  inUse: number;
  /** What waits in the fullest socket. */
  buffered: number;
};

const betweenLooksMs: Readonly<Record<Question, number>> = { look: 25, gc: 150 };

/** Looks at a process again and again while something goes on; with `gc`, after collecting garbage. */
export async function watchMemory(
  probe: Probe,
  question: Question,
  during: () => Promise<void>,
): Promise<MemoryPeak> {
  const peak: MemoryPeak = { rss: 0, inUse: 0, buffered: 0 };
  const heed = (facts: Facts) => {
    peak.rss = Math.max(peak.rss, facts.rss);
    peak.inUse = Math.max(peak.inUse, inUse(facts));
    peak.buffered = Math.max(peak.buffered, facts.sockets.mostBuffered);
  };

  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      heed(await probe.ask(question));
      await setTimeout(betweenLooksMs[question]);
    }
  })();

  try {
    await during();
  } finally {
    isOver = true;
    await looking;
  }

  return peak;
}

export function inUse({ heapUsed, external }: Facts): number {
  return heapUsed + external;
}
