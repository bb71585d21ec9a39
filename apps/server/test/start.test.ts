import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import { dataDirectory, processesOf, spawnServer } from "./server-process.ts";

const credentials = { email: "first@example.com", password: "correct horse battery 42" };

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
  await using data = await dataDirectory();
  await using server = spawnServer({ DATA_DIR: data.path });
  await server.ready;

  server.child.disconnect();
  expect(await server.ended).toBe(0);
  expect(await processesOf(data.path)).toEqual([]);
});

test("after kill -9 it starts again with its data", async () => {
  await using data = await dataDirectory();
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
  await using data = await dataDirectory();
  await using first = spawnServer({ DATA_DIR: data.path });
  const url = await first.ready;
  await using second = spawnServer({ DATA_DIR: data.path });

  expect(await second.ended).toBe(1);
  expect(second.stderr()).toContain(data.path);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

function post(url: string, procedure: string): Promise<Response> {
  return fetch(`${url}/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
}
