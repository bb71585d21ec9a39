import type { Database } from "@claw/db";

export type MortalDatabase = Database & {
  /** From now on nothing that is asked of it is done or answered, as after the death of its process. */
  die(): void;
};

/** A process's way to the database, for processes that are to die within one that lives on. */
export function mortalDatabase(db: Database): MortalDatabase {
  let isDead = false;
  const pool = new Proxy(db.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function" || (name !== "query" && name !== "connect")) return value;

      return (...parts: unknown[]): unknown =>
        isDead ? new Promise(() => {}) : Reflect.apply(value, target, parts);
    },
  });

  return {
    prisma: db.prisma,
    pool,
    die() {
      isDead = true;
    },
    // The database is another's.
    [Symbol.asyncDispose]: async () => {},
  };
}
