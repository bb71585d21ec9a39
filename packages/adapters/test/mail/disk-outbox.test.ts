import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diskOutbox } from "../../src/mail/disk-outbox.ts";
import { outboxMailer } from "../../src/mail/outbox-mailer.ts";

test("what was not sent is listed, the newest first, and read; nothing else of the folder is", async () => {
  const folder = await mkdtemp(join(tmpdir(), "claw-outbox-"));
  await using _ = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
  const directory = join(folder, "outbox");
  const outbox = diskOutbox(directory);
  expect(await outbox.list()).toEqual([]);

  let time = Date.parse("2026-11-30T02:00:00.000Z");
  const clock = {
    now() {
      time += 1_000;
      return new Date(time);
    },
  };
  const mailer = outboxMailer({ directory, clock });
  for (const subject of ["一", "二"]) await mailer.send({ to: "li@example.com", subject, text: "文" });
  await writeFile(join(directory, "notes.json"), "{}");
  const names = await outbox.list();
  const mails = await Promise.all(names.map(({ name }) => outbox.read(name)));

  expect(mails.map((mail) => mail?.subject)).toEqual(["二", "一"]);
  expect(mails.map((mail) => mail?.id)).toEqual(names.map(({ id }) => id));
  expect(await outbox.read("../outbox/notes.json")).toBeNull();
  await mailer.send({ to: "han@example.com", subject: "三", text: "文" });
  expect(await outbox.list()).toHaveLength(3);
});
