import type { Database } from "@claw/db";
import { LRUCache } from "lru-cache";
import type { Log } from "../runtime/ports.ts";

/** What people are called. */
export type Names = {
  /** By id. Those who are unknown are left out, and all that are not remembered while the database is away. */
  find(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

const remembered = 10_000;
const rememberedMs = 60_000;

/** Asks the database for those whom nobody asked for within a minute. */
export function createNames({ db, log }: { db: Database; log: Log }): Names {
  const cache = new LRUCache<string, string>({ max: remembered, ttl: rememberedMs });

  async function read(ids: string[]): Promise<{ id: string; name: string }[]> {
    try {
      return await db.prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
    } catch (error) {
      // Somebody without a name is still there: watching goes on.
      log.warn({ err: error }, "names for presence could not be read");
      return [];
    }
  }

  return {
    async find(userIds) {
      const names = new Map<string, string>();
      const unknown: string[] = [];
      for (const id of userIds) {
        const name = cache.get(id);
        if (name === undefined) unknown.push(id);
        else names.set(id, name);
      }

      for (const { id, name } of unknown.length > 0 ? await read(unknown) : []) {
        cache.set(id, name);
        names.set(id, name);
      }
      return names;
    },
  };
}
