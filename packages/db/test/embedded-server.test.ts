import { execFile } from "node:child_process";
import { access, chmod, mkdir, mkdtempDisposable, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasProcess } from "../src/embedded/process-identity.ts";
import { type EmbeddedServer, openDatabase, startEmbeddedServer } from "../src/index.ts";
import { startServerProcess } from "./server-process.ts";

const isRoot = process.getuid?.() === 0;

/** Left by a first start, which takes most of the time that one takes. Copied for those who are about something else. */
let used: Awaited<ReturnType<typeof makeDataDir>>;
beforeAll(async () => {
  used = await makeDataDir();
  await using server = await startEmbeddedServer({ dataDir: used.dir });
  await query(server.url(), "SELECT 1");
});
afterAll(() => used[Symbol.asyncDispose]());

describe("the first start", () => {
  test("makes a database behind a password that only its owner can read, on this machine's address alone", async () => {
    await using data = await makeDataDir();
    await using server = await startEmbeddedServer({ dataDir: data.dir });
    const password = new URL(server.url()).password;

    const [row] = await query(
      server.url(),
      `SELECT current_database() AS database, current_setting('server_encoding') AS encoding,
              current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser`,
    );
    expect(row).toEqual({
      database: "claw",
      encoding: "UTF8",
      addresses: "127.0.0.1",
      fsync: "on",
      superuser: false,
    });
    expect((await stat(join(data.dir, "secret"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(data.dir, "cluster"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(data.dir, "postgres.log"))).mode & 0o777).toBe(0o600);
    expect(password).toMatch(/^[0-9a-f]{64}$/);
    await expect(query(server.url().replace(password, "guess"), "SELECT 1")).rejects.toThrow(/password/);
  });

  test("tells the letters of Chinese apart from punctuation, so that search by index works", async () => {
    await using data = await makeDataDir();
    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    await query(server.url(), "CREATE EXTENSION pg_trgm");
    const [row] = await query(
      server.url(),
      "SELECT array_length(show_trgm('数据库'), 1) AS trigrams, lower('É') AS e",
    );

    expect(row).toEqual({ trigrams: 4, e: "é" });
  });

  test("that was interrupted half-way is done again", async () => {
    await using data = await makeDataDir();
    await mkdir(join(data.dir, "cluster.unfinished", "base"), { recursive: true });
    await writeFile(join(data.dir, "cluster.unfinished", "PG_VERSION"), "18\n");

    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    expect(await query(server.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await expect(access(join(data.dir, "cluster.unfinished"))).rejects.toThrow();
  });

  test.runIf(isRoot)("works for root below a folder that only root may enter", async () => {
    await using data = await makeDataDir();
    await chmod(data.parent, 0o700);

    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    expect(await query(server.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect((await stat(join(data.dir, "cluster"))).uid).not.toBe(0);
  });
});

describe("the next start", () => {
  test("finds the data", async () => {
    await using data = await makeUsedDataDir();
    await startAnd(data.dir, (server) => query(server.url(), "CREATE TABLE kept AS SELECT 'data' AS value"));

    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    expect(await query(server.url(), "SELECT value FROM kept")).toEqual([{ value: "data" }]);
  });

  test("finds what was committed before both the server and its PostgreSQL were killed", async () => {
    await using data = await makeUsedDataDir();
    const killed = await startServerProcess(data.dir);
    await query(killed.url, "CREATE TABLE kept AS SELECT 'data' AS value");
    await killed.kill();
    process.kill(await readPostmasterPid(data.dir), "SIGKILL");

    await using server = await startEmbeddedServer({ dataDir: data.dir });

    expect(await query(server.url(), "SELECT value FROM kept")).toEqual([{ value: "data" }]);
  });

  test("takes over the PostgreSQL that a killed server left running, and stops it in the end", async () => {
    await using data = await makeUsedDataDir();
    const killed = await startServerProcess(data.dir);
    const session = new pg.Client({ connectionString: killed.url });
    session.on("error", () => {});
    await session.connect();
    await killed.kill();
    const pid = await readPostmasterPid(data.dir);

    const server = await startEmbeddedServer({ dataDir: data.dir });

    expect(server.url()).toBe(killed.url);
    expect(await readPostmasterPid(data.dir)).toBe(pid);
    expect((await session.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await server[Symbol.asyncDispose]();
    expect(await hasProcess(pid)).toBe(false);
  });

  test("is not stopped by a pid file whose number now belongs to another program", async () => {
    await using data = await makeUsedDataDir();
    const stale = [process.pid, join(data.dir, "cluster"), 1_700_000_000, 5432, "", "127.0.0.1", "", "ready"];
    await writeFile(join(data.dir, "cluster", "postmaster.pid"), `${stale.join("\n")}\n`);

    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    expect(await query(server.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("is not stopped by an owner's mark whose pid now belongs to another program", async () => {
    await using data = await makeUsedDataDir();
    await writeFile(
      join(data.dir, "owner.json"),
      JSON.stringify({ pid: process.pid, startedAt: "another boot 1" }),
    );

    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    expect(await query(server.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

test.each(["lasting", "ephemeral"])(
  "a process whose %s server is stopped ends by itself, without an error",
  async (mode) => {
    await using data = await makeUsedDataDir();
    const server = await startServerProcess(data.dir, mode);

    expect(await server.stop()).toBe(0);
  },
);

test("an ephemeral server goes with the process that started it, and so does its data", async () => {
  await using data = await makeUsedDataDir();
  const killed = await startServerProcess(data.dir, "ephemeral");
  const pid = await readPostmasterPid(data.dir);

  await killed.kill();

  await expect.poll(() => hasProcess(pid), { timeout: 10_000 }).toBe(false);
  await expect.poll(() => stat(data.dir).catch(() => "gone"), { timeout: 10_000 }).toBe("gone");
});

describe("a second server on the same data", () => {
  test("is refused with the pid of the first, which goes on", async () => {
    await using data = await makeUsedDataDir();
    await using first = await startServerProcess(data.dir);

    const second = startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    await expect(second).rejects.toThrow(new RegExp(`Another server \\(pid ${first.pid}\\)`));
    expect(await query(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("that starts at the same moment is refused as well, whoever wins", async () => {
    await using data = await makeDataDir();

    const both = await Promise.allSettled([
      startEmbeddedServer({ dataDir: data.dir, ephemeral: true }),
      startEmbeddedServer({ dataDir: data.dir, ephemeral: true }),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const result of both) {
      if (result.status === "fulfilled") {
        await result.value[Symbol.asyncDispose]();
      }
    }
  });

  test("may start as soon as the first has stopped", async () => {
    await using data = await makeUsedDataDir();
    const first = await startServerProcess(data.dir);
    await first.stop();

    await using second = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    expect(await query(second.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("while it runs", () => {
  test("Ctrl-C reaches the server, and PostgreSQL answers until the server stops it", async () => {
    await using data = await makeUsedDataDir();
    await using server = await startServerProcess(data.dir);
    const pid = await readPostmasterPid(data.dir);

    server.interrupt();
    expect(await server.nextLine()).toBe("draining");
    expect(await query(server.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await server.stop();

    expect(await hasProcess(pid)).toBe(false);
  });

  test("a PostgreSQL that dies is started again, and open pools recover", async () => {
    await using data = await makeUsedDataDir();
    const { promise: noticed, resolve } = Promise.withResolvers<string>();
    const log = { info: () => {}, warn: resolve };
    await using server = await startEmbeddedServer({ dataDir: data.dir, log });
    await using db = openDatabase({ url: server.url() });
    await db.pool.query("CREATE TABLE kept AS SELECT 'data' AS value");

    process.kill(await readPostmasterPid(data.dir), "SIGKILL");
    expect(await noticed).toMatch(/has ended; starting it again/);

    const readKept = () => db.prisma.$queryRaw`SELECT value FROM kept`.catch(() => null);
    await expect.poll(readKept, { timeout: 20_000 }).toEqual([{ value: "data" }]);
  });

  test("stopping does not wait for those who are connected", async () => {
    await using data = await makeUsedDataDir();
    const server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });
    const session = new pg.Client({ connectionString: server.url() });
    session.on("error", () => {});
    await session.connect();
    await session.query("BEGIN");
    const pid = await readPostmasterPid(data.dir);

    await server[Symbol.asyncDispose]();

    expect(await hasProcess(pid)).toBe(false);
  });

  test("its log keeps no text of a statement", async () => {
    await using data = await makeUsedDataDir();
    await using server = await startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

    await expect(query(server.url(), "SELECT 'my secret question'::int")).rejects.toThrow(/invalid input/);

    expect(await readFile(join(data.dir, "postgres.log"), "utf8")).not.toContain("secret question");
  });
});

test("a damaged secret is an error that names the file", async () => {
  await using data = await makeDataDir();
  await mkdir(data.dir, { recursive: true });
  await writeFile(join(data.dir, "secret"), "");

  await expect(startEmbeddedServer({ dataDir: data.dir })).rejects.toThrow(/secret is damaged/);
});

test("PostgreSQL's own words are in the error when it cannot start", async () => {
  await using data = await makeUsedDataDir();
  await writeFile(join(data.dir, "cluster", "PG_VERSION"), "12\n");

  const start = startEmbeddedServer({ dataDir: data.dir, ephemeral: true });

  await expect(start).rejects.toThrow(/database files are incompatible with server/);
});

async function makeDataDir() {
  const parent = await mkdtempDisposable(join(tmpdir(), "claw-embedded-"));

  return {
    parent: parent.path,
    dir: join(parent.path, "data", "postgres"),
    [Symbol.asyncDispose]: () => parent[Symbol.asyncDispose](),
  };
}

/** One that had a server before, with whatever belongs to PostgreSQL's own account. */
async function makeUsedDataDir() {
  const data = await makeDataDir();
  await mkdir(dirname(data.dir), { recursive: true });
  await promisify(execFile)("cp", ["-a", used.dir, data.dir]);

  return data;
}

async function startAnd(dataDir: string, use: (server: EmbeddedServer) => Promise<unknown>): Promise<void> {
  await using server = await startEmbeddedServer({ dataDir, ephemeral: true });
  await use(server);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();

  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function readPostmasterPid(dataDir: string): Promise<number> {
  const text = await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8");

  return Number.parseInt(text, 10);
}
