import type { GatherMs } from "./bells.ts";

/** How busy the process may be before text is gathered, as a part of its time. */
const airy = 0.5;
/** From here on text is gathered for as long as it ever is. */
const crowded = 0.6;
/** Long enough for several tokens of a fast model, short enough to look like one that writes a little less evenly. */
const longestMs = 100;
/** How much of the picture each look makes anew: a few starts at one moment are no load. */
const weightOfLook = 0.2;

export type LoadGathering = {
  /** How busy the process was since the last look, from 0 to 1. To be told at an even pace, some five times a second. */
  observe(utilisation: number): void;
  gatherMs: GatherMs;
};

/**
 * How long to gather text, by how busy the process is: not at all while it has air, longer the less of that is left. A
 * frame costs several times what its tokens do, so a busy process spends its time on fewer frames, before its queues
 * make everybody wait for longer than that.
 */
export function gatherByLoad(): LoadGathering {
  let load = 0;
  let interval = 0;

  return {
    observe(utilisation) {
      load += weightOfLook * (utilisation - load);
      const crowding = (load - airy) / (crowded - airy);
      interval = longestMs * Math.min(1, Math.max(0, crowding));
    },
    gatherMs: () => interval,
  };
}
