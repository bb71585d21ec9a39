import type { Redis } from "ioredis";
import { beginning } from "./stream-id.ts";
import type { StreamEntry } from "./tail.ts";

const pageSize = 1_000;

/** All entries of a stream. Rejects where Redis is away. */
export async function readEntries(redis: Redis, key: string): Promise<StreamEntry[]> {
  const entries: StreamEntry[] = [];

  for (;;) {
    const after = entries.at(-1)?.[0] ?? beginning;
    const page = await redis.xrange(key, `(${after}`, "+", "COUNT", pageSize);
    entries.push(...page);
    if (page.length < pageSize) return entries;
  }
}
