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

test("every mail is searched, the oldest as well, some at a time, and each file is opened once", async () => {
  const outbox = outboxOf(1_000);
  const index = createMailIndex({ outbox, budgetMs: 0 });

  let asked = 0;
  let result = await index.search(outbox.names(), "最早");
  while (result.searched < 1_000) {
    expect(result.found).toEqual([]);
    asked += 1;
    result = await index.search(outbox.names(), "最早");
  }

  expect(asked).toBeGreaterThan(3);
  expect(result.found.map(({ to }) => to)).toEqual(["person-1@example.com"]);
  expect((await index.search(outbox.names(), "person-77")).found).toHaveLength(11);
  expect(new Set(outbox.opened).size).toBe(1_000);
  expect(outbox.opened).toHaveLength(1_000);
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
