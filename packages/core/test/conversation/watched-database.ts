import type { Database } from "@claw/db";
import { z } from "zod";

export type WatchedDatabase = Database & {
  /** What was asked of the pool so far: the name of a statement, or `connect` for whatever has a connection to itself. */
  readonly asked: string[];
};

const Named = z.object({ name: z.string() });

/** A process's way to the database that tells what it is used for. */
export function watchedDatabase(db: Database): WatchedDatabase {
  const asked: string[] = [];
  const pool = new Proxy(db.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function" || (name !== "query" && name !== "connect")) return value;

      return (...parts: unknown[]): unknown => {
        const named = Named.safeParse(parts[0]);
        asked.push(named.success ? named.data.name : name);
        return Reflect.apply(value, target, parts);
      };
    },
  });

  return {
    prisma: db.prisma,
    pool,
    asked,
    // The database is another's.
    [Symbol.asyncDispose]: async () => {},
  };
}
