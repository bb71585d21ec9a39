export type PartDone = {
  done: number;
  /** Looked at and left as they were; 0 where left out. */
  kept?: number;
  left: number;
};

/** A deed that goes on in parts, until none is left or a part has found nothing to do. Returns how many were done. */
export async function doAll(doPart: () => Promise<PartDone>): Promise<number> {
  for (let total = 0; ; ) {
    const { done, kept = 0, left } = await doPart();
    total += done;
    if (left === 0 || done + kept === 0) return total;
  }
}
