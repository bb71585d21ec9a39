import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outboxMailer } from "../../src/mail/outbox-mailer.ts";

const clock = { now: () => new Date("2026-03-01T08:00:00.000Z") };
const mail = { to: "li@example.com", subject: "重置密码 / Reset", text: "您好！\n\nHello!" };

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "claw-outbox-"));

  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test("a mail lies in the outbox as one file that only its owner may read", async () => {
  await using folder = await temporaryFolder();
  const directory = join(folder.path, "outbox");

  await outboxMailer({ directory, clock }).send(mail);

  const [name = "", ...others] = await readdir(directory);
  expect(others).toEqual([]);
  expect(name).toMatch(/^2026-03-01T08-00-00\.000Z-[\da-f-]{36}\.json$/);
  const content = JSON.parse(await readFile(join(directory, name), "utf8"));
  expect(content).toEqual({ id: expect.any(String), createdAt: "2026-03-01T08:00:00.000Z", ...mail });
  expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
});

test("many at once are each a file, and nothing unfinished stays", async () => {
  await using folder = await temporaryFolder();
  const mailer = outboxMailer({ directory: folder.path, clock });

  await Promise.all(Array.from({ length: 20 }, () => mailer.send(mail)));

  const names = await readdir(folder.path);
  expect(names.filter((name) => name.endsWith(".json"))).toHaveLength(20);
  expect(names).toHaveLength(20);
});

test("an outbox that cannot be written is an error, not a lost mail", async () => {
  await using folder = await temporaryFolder();
  const directory = join(folder.path, "taken");
  await writeFile(directory, "a file where the folder should be");

  await expect(outboxMailer({ directory, clock }).send(mail)).rejects.toMatchObject({ code: "EEXIST" });
});
