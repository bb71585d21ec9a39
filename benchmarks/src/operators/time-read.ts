import { median } from "../report/spread.ts";
import type { Read } from "./reads/read.ts";

export type TimedRead = Read & { p50: number; worst: number };

const times = 10;

/** How long it takes over HTTP, in milliseconds. The first, which warms up, does not count. */
export async function timeRead(read: Read): Promise<TimedRead> {
  await read.ask();
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now();
    await read.ask();
    took.push(performance.now() - begun);
  }

  return { ...read, p50: median(took), worst: Math.max(...took) };
}
