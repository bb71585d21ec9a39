import type { Page } from "playwright-core";

export type Held = { heapBytes: number; nodes: number };

/** What a page holds after the garbage is collected: its JavaScript heap, and nodes of the document. */
export async function measureHeap(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  await session.detach();

  return { heapBytes: usedSize, nodes };
}
