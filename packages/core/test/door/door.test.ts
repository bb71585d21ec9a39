import { AddAccessRule, ListAccessRules, type UserActor } from "@claw/contract";
import { createDoorService, openAccessBook } from "@claw/core";
import { type Database, openDatabase } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { formatRange, parseRange } from "../../src/door/address-range.ts";
import { createJudge } from "../../src/door/create-judge.ts";
import { movableClock } from "../auth/movable-clock.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { recordedLog } from "../auth/recorded-log.ts";
import { windowRateLimiter } from "../auth/window-rate-limiter.ts";
import { createPerson } from "../create-person.ts";

const kept = new AsyncDisposableStack();
let db: Database;
let operator: UserActor;
let person: UserActor;
beforeAll(async () => {
  const database = kept.use(await createTestDatabase());
  db = kept.use(openDatabase({ url: database.url }));
  person = await createPerson(db);
  operator = {
    ...(await createPerson(db)),
    role: "operator",
    origin: { address: "198.51.100.7", userAgent: null },
  };
});
afterAll(() => kept.disposeAsync());

async function openDoor() {
  const book = kept.use(await openAccessBook({ db, log: recordedLog() }));
  const clock = { now: () => new Date() };
  const rateLimiter = windowRateLimiter(movableClock("2026-03-01T08:00:00.000Z"));
  const limitedKeys = { list: async () => [], clear: async () => false };

  return { book, service: createDoorService({ db, clock, book, rateLimiter, limitedKeys }) };
}

const rule = (input: object) => AddAccessRule.parse(input);

test.each([
  ["203.0.113.77/24", "203.0.113.0/24"],
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7/32", "203.0.113.7"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["2001:DB8:0:0::1/32", "2001:db8::/32"],
  ["2001:db8::1", "2001:db8::1"],
  ["::/0", "::/0"],
])("the range %s is kept as %s", (text, expected) => {
  const range = parseRange(text);

  expect(range && formatRange(range)).toBe(expected);
});

test.each(["203.0.113.0/33", "203.0.113", "fe80::1%eth0", "2001:db8::/129", "a/1", "1.2.3.4/8/8", ""])(
  "%s is no range",
  (text) => expect(parseRange(text)).toBeNull(),
);

test("the denied are refused, an allowed address within them is not, and accounts count before addresses", () => {
  const { judge } = createJudge([
    { effect: "deny", range: "203.0.113.0/24", userId: null },
    { effect: "deny", range: "2001:db8::/32", userId: null },
    { effect: "allow", range: "203.0.113.8", userId: null },
    { effect: "allow", range: null, userId: "li" },
    { effect: "deny", range: null, userId: "han" },
  ]);

  expect(judge("203.0.113.7", null)).toBe("address");
  expect(judge("2001:db8:7::1", null)).toBe("address");
  expect(judge("203.0.113.8", null)).toBe("in");
  expect(judge("203.0.114.7", null)).toBe("in");
  expect(judge("203.0.113.7", "li")).toBe("in");
  expect(judge("203.0.113.7", "somebody")).toBe("address");
  expect(judge("198.51.100.7", "han")).toBe("account");
  expect(judge("unknown", null)).toBe("in");
});

test("a rule counts at once where it was made, elsewhere within seconds, and until it runs out", async () => {
  const [here, elsewhere] = await Promise.all([openDoor(), openDoor()]);
  const { id } = await here.service.addRule(
    operator,
    rule({ effect: "deny", subject: { range: "203.0.113.99/24" }, note: "撞库" }),
  );

  expect(here.book.judge("203.0.113.7", null)).toBe("address");
  await vi.waitFor(() => expect(elsewhere.book.judge("203.0.113.7", null)).toBe("address"), {
    timeout: 5_000,
  });
  const page = await here.service.rules(operator, ListAccessRules.parse({ query: "撞库" }));
  expect(page).toMatchObject({ total: 1, yourAddress: "198.51.100.7", items: [{ range: "203.0.113.0/24" }] });

  await here.service.removeRule(operator, { ruleId: id });
  await vi.waitFor(() => expect(elsewhere.book.judge("203.0.113.7", null)).toBe("in"), { timeout: 5_000 });
  const expiresAt = new Date(Date.now() + 300).toISOString();
  const short = { effect: "deny", subject: { userId: person.userId }, expiresAt };
  await here.service.addRule(operator, rule(short));
  expect(here.book.judge("198.51.100.9", person.userId)).toBe("account");
  await vi.waitFor(() => expect(here.book.judge("198.51.100.9", person.userId)).toBe("in"), {
    timeout: 5_000,
  });
});

test("nobody locks out the address or the account that they are using", async () => {
  const { service, book } = await openDoor();
  const add = (input: object) => service.addRule(operator, rule(input));
  const own = add({ effect: "deny", subject: { range: "198.51.0.0/16" } });

  await expect(own).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("198.51.100.7"),
  });
  expect(await outcomeOf(add({ effect: "deny", subject: { userId: operator.userId } }))).toBe("CONFLICT");
  expect(book.judge("198.51.100.7", operator.userId)).toBe("in");

  const allowed = await add({ effect: "allow", subject: { range: "198.51.100.7" } });
  await add({ effect: "deny", subject: { range: "198.51.0.0/16" } });
  expect(book.judge("198.51.100.8", null)).toBe("address");
  expect(await outcomeOf(service.removeRule(operator, { ruleId: allowed.id }))).toBe("CONFLICT");
  expect(await outcomeOf(add({ effect: "allow", subject: { range: "198.51.100.9/16" } }))).toBe("CONFLICT");
  expect(await outcomeOf(service.addRule(person, rule({ effect: "deny", subject: { range: "::1" } })))).toBe(
    "FORBIDDEN",
  );
  const { rows } = await db.pool.query("SELECT detail FROM audit_events WHERE action = 'access_rule_added'");
  expect(rows.map(({ detail }) => detail)).toContainEqual({ effect: "deny", subject: "198.51.0.0/16" });
  expect(rows.map(({ detail }) => detail)).not.toContainEqual({ effect: "deny", subject: operator.userId });
});
