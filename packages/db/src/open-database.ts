import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
import { type DatabaseLog, silentLog } from "./log.ts";

export type OpenDatabaseOptions = {
  /** `postgresql://user:password@host:port/database`, with libpq's parameters such as `sslmode`. */
  readonly url: string;
  /** The most connections that this process opens; 10 unless given. */
  readonly poolSize?: number;
  readonly log?: DatabaseLog;
};

export type DatabaseClient = ReturnType<typeof createClient>;

/** What a verb passes down inside `prisma.$transaction(async (transaction) => …)`. The client itself fits as well. */
export type Transaction = Omit<
  DatabaseClient,
  "$connect" | "$disconnect" | "$on" | "$use" | "$extends" | "$transaction"
>;

export type Database = {
  readonly prisma: DatabaseClient;
  /** The same connections that `prisma` uses, for SQL that Prisma has no word for. */
  readonly pool: pg.Pool;
  [Symbol.asyncDispose](): Promise<void>;
};

const connectTimeoutMs = 10_000;
const idleTimeoutMs = 30_000;

/**
 * Opens a pool of connections and a Prisma client over it. Connects with the first query, so it succeeds while the
 * database is away; a connection that dies (the database restarts) is replaced by the next query that needs one.
 */
export function openDatabase({ url, poolSize = 10, log = silentLog }: OpenDatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    keepAlive: true,
  });

  let closing: Promise<void> | undefined;

  pool.on("error", (error) => {
    // On the way out the server may be gone before the last connection has said goodbye.
    if (!closing) log.warn(`A database connection was lost: ${error.message}`);
  });
  // A client that is checked out reports to itself alone; without a listener of its own that would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));

  const prisma = createClient(pool);

  return {
    prisma,
    pool,
    [Symbol.asyncDispose]: () => {
      closing ??= prisma.$disconnect().then(() => pool.end());
      return closing;
    },
  };
}

/** Secrets stay in the database unless a query asks for them by name: `omit: { passwordHash: false }`. */
function createClient(pool: pg.Pool) {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    omit: { user: { passwordHash: true } },
    errorFormat: "minimal",
    // Under a crowd a transaction waits for a connection rather than fails; pg gives up on one after this time as well.
    transactionOptions: { maxWait: connectTimeoutMs, timeout: 15_000 },
  });
}
