import { execFile } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { createTestDatabase } from "@claw/testing";
import { patience } from "@claw/testing/patience";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type DataDirectory, dataDirectory, processesOf, spawnServer } from "./server-process.ts";

const credentials = { email: "first@example.com", password: "correct horse battery 42" };

/** What a server leaves that has started from nothing and stopped in order: most of that start is making a database. */
let used: DataDirectory;
beforeAll(async () => {
  used = await dataDirectory();
  await using server = spawnServer({ DATA_DIR: used.path });
  await server.ready;
  server.child.kill("SIGTERM");
  await server.ended;
});
afterAll(() => used[Symbol.asyncDispose]());

/** A data directory as an installation has it that is not new. */
async function usedDirectory(): Promise<DataDirectory> {
  const directory = await dataDirectory();
  // As in a backup: PostgreSQL asks for the owners and the modes.
  await promisify(execFile)("cp", ["-a", `${used.path}/.`, directory.path]);

  return directory;
}

test("wrong settings end the start with 1 and a line for each, without a stack trace", async () => {
  await using data = await dataDirectory();
  await using server = spawnServer({
    DATA_DIR: data.path,
    PORT: "http",
    DATABASE_URL: "mysql://root:hunter2@h/x",
  });

  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain("PORT: expected a whole number from 0 to 65535\n");
  expect(server.stderr()).toContain("DATABASE_URL: expected an address such as postgresql://");
  expect(server.stderr()).not.toMatch(/hunter2|^ +at /m);
  expect(server.stdout()).toBe("");
});

test("a missing secret in production ends the start", async () => {
  await using data = await dataDirectory();
  await using server = spawnServer({ DATA_DIR: data.path, NODE_ENV: "production" });

  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain("AUTH_SECRET: expected a secret of at least 32 characters");
});

test("a port in use ends the start at once and says what to do", async () => {
  await using data = await dataDirectory();
  await using other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const bound = other.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  await using server = spawnServer({ DATA_DIR: data.path, PORT: String(port) });

  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain(`Port ${port} is in use`);
  expect(server.stderr()).toContain("PORT=");
  expect(await processesOf(data.path)).toEqual([]);
});

test("a database that is not there ends the start in words", async () => {
  await using data = await dataDirectory();
  await using server = spawnServer({
    DATA_DIR: data.path,
    DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/claw",
  });

  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain("ECONNREFUSED");
  expect(server.stderr()).not.toMatch(/hunter2|^ +at /m);
});

test("a database with another history of migrations ends the start in words", async () => {
  await using data = await dataDirectory();
  await using database = await createTestDatabase();
  await database.db.pool.query("UPDATE _prisma_migrations SET checksum = 'edited'");
  await using server = spawnServer({ DATA_DIR: data.path, DATABASE_URL: database.url });

  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain("Edited after it was applied");
  expect(server.stderr()).not.toMatch(/^ +at /m);
});

test("a damaged secret ends the start and names the file", async () => {
  await using data = await dataDirectory();
  await writeFile(join(data.path, "auth-secret"), "");
  await using server = spawnServer({ DATA_DIR: data.path });

  expect(await server.ended).toBe(1);
  expect(server.stderr()).toContain(join(data.path, "auth-secret"));
});

test("it says once where it is, stops at one Ctrl-C that arrives twice, and leaves no process behind", async () => {
  await using data = await dataDirectory();
  await using server = spawnServer({ DATA_DIR: data.path });
  const url = await server.ready;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await processesOf(data.path)).not.toEqual([]);

  server.child.kill("SIGINT");
  server.child.kill("SIGINT");
  expect(await server.ended).toBe(0);

  expect(server.stdout()).toBe(`CLAW.AI is ready at ${url}\n`);
  expect(server.stderr()).toBe("");
  expect(await processesOf(data.path)).toEqual([]);
});

test("it stops when its launcher is gone", async () => {
  await using data = await usedDirectory();
  await using server = spawnServer({ DATA_DIR: data.path });
  await server.ready;

  server.child.disconnect();
  expect(await server.ended).toBe(0);
  expect(await processesOf(data.path)).toEqual([]);
});

test("after kill -9 it starts again with its data", async () => {
  await using data = await usedDirectory();
  await using killed = spawnServer({ DATA_DIR: data.path });
  expect((await post(await killed.ready, "auth.register")).status).toBe(200);
  killed.child.kill("SIGKILL");
  await killed.ended;

  await using again = spawnServer({ DATA_DIR: data.path });
  expect((await post(await again.ready, "auth.login")).status).toBe(200);
  again.child.kill("SIGTERM");
  expect(await again.ended).toBe(0);
  expect(await processesOf(data.path)).toEqual([]);
});

test("a second server on the same data directory is refused, and the first goes on", async () => {
  await using data = await usedDirectory();
  await using first = spawnServer({ DATA_DIR: data.path });
  const url = await first.ready;
  await using second = spawnServer({ DATA_DIR: data.path });

  expect(await second.ended).toBe(1);
  expect(second.stderr()).toContain(data.path);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test("a defect is written down with the file and the line of the sources where it happened", async () => {
  await using data = await dataDirectory();
  await using database = await createTestDatabase();
  await using server = spawnServer({ DATA_DIR: data.path, DATABASE_URL: database.url });
  const url = await server.ready;
  await database.db.pool.query("ALTER TABLE users RENAME TO people");

  expect((await post(url, "auth.register")).status).toBe(500);
  await vi.waitFor(
    () => expect(server.stderr()).toMatch(/packages\/core\/src\/auth\/register\.ts:\d+/),
    patience,
  );
  // Prisma's own, which no file of ours is to be named for.
  expect(server.stderr()).toContain("handleRequestError (");
  expect(server.stderr()).not.toMatch(/handleRequestError \([^)]*packages\//);
});

function post(url: string, procedure: string): Promise<Response> {
  return fetch(`${url}/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
}
