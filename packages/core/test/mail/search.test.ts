import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createMailIndex } from "../../src/mail/mail-index.ts";
import type { StoredMail } from "../../src/mail/ports.ts";

/** An outbox in memory, and which of its files were opened. */
function outboxOf(count: number) {
  const mails = new Map<string, StoredMail>();
  const opened: string[] = [];
  for (let n = count; n > 0; n -= 1) {
    const id = randomUUID();
    const mail = { id, createdAt: new Date(n).toISOString(), to: `person-${n}@example.com`, text: "" };
    mails.set(`${n}`, { ...mail, subject: n === 1 ? "最早的一封" : "验证邮箱" });
  }

  return {
    mails,
    opened,
    names: () => [...mails].map(([name, { id }]) => ({ id, name })),
    list: async () => [...mails].map(([name, { id }]) => ({ id, name })),
    async read(name: string) {
      opened.push(name);
      return mails.get(name) ?? null;
    },
  };
}

/** The same, whose files after the first hundred and some can be read when it is said. */
function slowOutboxOf(count: number) {
  const outbox = outboxOf(count);
  const { promise: mayRead, resolve: allow } = Promise.withResolvers<void>();

  return {
    ...outbox,
    allow,
    async read(name: string) {
      const mail = await outbox.read(name);
      if (outbox.opened.length > 128) await mayRead;
      return mail;
    },
  };
}

test("a search tells how far it came and does not wait for the rest, which is read meanwhile, each file once", async () => {
  const outbox = slowOutboxOf(1_000);
  const index = createMailIndex({ outbox, patienceMs: 20 });

  expect(await index.search(outbox.names(), "最早")).toEqual({ found: [], searched: 128 });
  const [again, other] = [index.search(outbox.names(), "最早"), index.search(outbox.names(), "person-77")];
  outbox.allow();
  await Promise.all([again, other]);
  const { found, searched } = await index.search(outbox.names(), "最早");

  expect(searched).toBe(1_000);
  expect(found.map(({ to }) => to)).toEqual(["person-1@example.com"]);
  expect((await index.search(outbox.names(), "person-77")).found).toHaveLength(11);
  expect(new Set(outbox.opened).size).toBe(1_000);
  expect(outbox.opened).toHaveLength(1_000);
});

test("when nobody asks any more, no more is read", async () => {
  const outbox = slowOutboxOf(1_000);
  const index = createMailIndex({ outbox, patienceMs: 20, goesOnMs: 0 });

  await index.search(outbox.names(), "最早");
  outbox.allow();
  await new Promise(setImmediate);

  expect(outbox.opened).toHaveLength(192);
});

test("what came since is found, and what was removed is not", async () => {
  const outbox = outboxOf(10);
  const index = createMailIndex({ outbox });
  await index.search(outbox.names(), "person");
  outbox.mails.delete("3");
  const newest = { id: randomUUID(), createdAt: new Date(99).toISOString(), to: "new@example.com", text: "" };
  outbox.mails.set("99", { ...newest, subject: "Person" });

  const { found, searched } = await index.search(outbox.names(), "person");

  expect(searched).toBe(10);
  expect(found.map(({ to }) => to)).toContain("new@example.com");
  expect(found.map(({ to }) => to)).not.toContain("person-3@example.com");
});
