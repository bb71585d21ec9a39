import type { SettingValues, UserActor } from "@claw/contract";
import { createSettingsService, deriveSettingsKey, openSettings, type SettingsBook } from "@claw/core";
import { type Database, openDatabase } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { describe, expect, test, vi } from "vitest";
import { outcomeOf } from "../auth/outcome.ts";
import { recordedLog } from "../auth/recorded-log.ts";
import { createPerson } from "../create-person.ts";

const defaults: SettingValues = {
  "registration.open": true,
  "registration.startingCredit": "10.000000",
  "money.approvalLimit": null,
  "limits.requestsPerMinute": null,
  "retention.traceDays": null,
  "knowledge.embeddingModel": null,
  "knowledge.rerankModel": null,
  "mail.smtpUrl": null,
  announcement: null,
};
const key = deriveSettingsKey("a secret of the tests, of forty characters");
const choices = { "knowledge.rerankModel": () => ["order-1"] };
const clock = { now: () => new Date() };
const secretUrl = "smtp://sender:geheim@mail.example.com:587";

type World = AsyncDisposable & {
  db: Database;
  book: SettingsBook;
  operator: UserActor;
  person: UserActor;
  settings: ReturnType<typeof createSettingsService>;
  /** The book of another process on the same database. */
  elsewhere(secret?: Buffer): Promise<SettingsBook>;
};

async function openWorld(): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await createTestDatabase());
  const db = stack.use(openDatabase({ url: database.url }));
  const open = async (secret = key) =>
    kept.use(await openSettings({ db, log: recordedLog(), defaults, key: secret }));
  const person = await createPerson(db);
  const operator: UserActor = { ...(await createPerson(db)), role: "operator" };
  const kept = stack.move();
  const book = await open();

  return {
    db,
    book,
    operator,
    person,
    settings: createSettingsService({ db, clock, book, key, choices }),
    elsewhere: open,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

test("a setting counts at once where it was set, and within seconds in every other process", async () => {
  await using world = await openWorld();
  const elsewhere = await world.elsewhere();

  const setting = await world.settings.set(world.operator, { key: "registration.open", value: false });

  expect(setting).toMatchObject({ value: false, version: 1, isDefault: false });
  expect(world.book.get("registration.open")).toBe(false);
  await vi.waitFor(() => expect(elsewhere.get("registration.open")).toBe(false), { timeout: 30_000 });
});

test("every version stays in the history, and going back is a version as well", async () => {
  await using world = await openWorld();
  const { settings, operator } = world;
  const rate = "limits.requestsPerMinute";
  await settings.set(operator, { key: rate, value: 5 });
  await settings.set(operator, { key: rate, value: null });

  const back = await settings.rollback(operator, { key: rate, version: 1 });
  const reset = await settings.rollback(operator, { key: rate, version: 0 });

  expect(back).toMatchObject({ value: 5, version: 3 });
  expect(reset).toMatchObject({ value: null, version: 4, isDefault: true });
  const { items } = await settings.history(operator, { key: rate, limit: 10 });
  expect(items.map(({ version, value, isDefault }) => [version, value, isDefault])).toEqual([
    [4, null, true],
    [3, 5, false],
    [2, null, false],
    [1, 5, false],
  ]);
  expect(items[0]?.changedById).toBe(operator.userId);
  expect(await outcomeOf(settings.rollback(operator, { key: rate, version: 9 }))).toBe("NOT_FOUND");
  const page = await settings.history(operator, { key: rate, limit: 3, cursor: "3" });
  expect(page.items.map(({ version }) => version)).toEqual([2, 1]);
});

test("of two operators who change the same version one is told", async () => {
  await using world = await openWorld();
  const change = (value: boolean) =>
    outcomeOf(world.settings.set(world.operator, { key: "registration.open", value, expectedVersion: 0 }));

  const outcomes = await Promise.all([change(false), change(true)]);

  expect(outcomes.toSorted()).toEqual(["CONFLICT", "ok"]);
});

describe("a value that it cannot have", () => {
  const wrong = [
    ["registration.open", "yes"],
    ["registration.startingCredit", "1000001"],
    ["registration.startingCredit", "-1"],
    ["limits.requestsPerMinute", 0],
    ["retention.traceDays", 1.5],
    ["mail.smtpUrl", "https://mail.example.com"],
    ["announcement", { zh: "", en: "text" }],
    ["knowledge.rerankModel", "nobody's"],
  ] as const;

  test.each(wrong)("is refused for %s: %j", async (name, value) => {
    await using world = await openWorld();

    expect(await outcomeOf(world.settings.set(world.operator, { key: name, value }))).toBe("INVALID_INPUT");
    const { items } = await world.settings.history(world.operator, { key: name, limit: 10 });
    expect(items).toEqual([]);
  });
});

describe("what is sensitive", () => {
  test("counts, and is never shown again: not in the list, the history, the export, the audit log, the table", async () => {
    await using world = await openWorld();
    const { settings, operator, db } = world;
    const set = await settings.set(operator, { key: "mail.smtpUrl", value: secretUrl });

    expect(world.book.get("mail.smtpUrl")).toBe(secretUrl);
    expect(set).toMatchObject({ value: null, isSet: true });
    const said = [
      await settings.list(operator),
      await settings.history(operator, { key: "mail.smtpUrl", limit: 10 }),
      await settings.export(operator),
      (await db.pool.query("SELECT * FROM audit_events")).rows,
      (await db.pool.query("SELECT key, value, encode(sealed, 'escape') FROM setting_versions")).rows,
    ];
    expect(JSON.stringify(said)).not.toContain("geheim");
  });

  test("that was sealed by another secret does not stop a start: its default counts", async () => {
    await using world = await openWorld();
    await world.settings.set(world.operator, { key: "mail.smtpUrl", value: secretUrl });
    await world.settings.set(world.operator, { key: "registration.open", value: false });

    const elsewhere = await world.elsewhere(deriveSettingsKey("another secret"));

    expect(elsewhere.get("mail.smtpUrl")).toBeNull();
    expect(elsewhere.get("registration.open")).toBe(false);
  });

  test("comes back with a rollback", async () => {
    await using world = await openWorld();
    await world.settings.set(world.operator, { key: "mail.smtpUrl", value: secretUrl });
    await world.settings.reset(world.operator, { key: "mail.smtpUrl" });
    expect(world.book.get("mail.smtpUrl")).toBeNull();

    await world.settings.rollback(world.operator, { key: "mail.smtpUrl", version: 1 });

    expect(world.book.get("mail.smtpUrl")).toBe(secretUrl);
  });
});

test("what was exported can be imported elsewhere, all of it or nothing", async () => {
  await using world = await openWorld();
  await using other = await openWorld();
  const announcement = { zh: "今晚维护", en: "Maintenance tonight", level: "warning" as const };
  await world.settings.set(world.operator, { key: "registration.open", value: false });
  await world.settings.set(world.operator, { key: "announcement", value: announcement });
  const file = await world.settings.export(world.operator);

  const broken = { ...file, settings: { ...file.settings, "limits.requestsPerMinute": -1 } };
  expect(await outcomeOf(other.settings.import(other.operator, broken))).toBe("INVALID_INPUT");
  expect(other.book.get("registration.open")).toBe(true);

  await other.settings.import(other.operator, file);
  await other.settings.import(other.operator, file);

  expect(other.book.get("announcement")).toEqual(announcement);
  expect(other.book.get("registration.open")).toBe(false);
  const { items } = await other.settings.history(other.operator, { key: "announcement", limit: 10 });
  expect(items).toHaveLength(1);
  const smuggled = { ...file, settings: { "mail.smtpUrl": secretUrl } };
  expect(await outcomeOf(other.settings.import(other.operator, smuggled))).toBe("INVALID_INPUT");
});

test("nobody but an operator sees or sets them, and who set what is in the audit log", async () => {
  await using world = await openWorld();
  const { settings, person, operator, db } = world;
  const change = { key: "registration.open", value: false } as const;
  for (const actor of [person, { ...person, role: "billing" as const }]) {
    expect(await outcomeOf(settings.list(actor))).toBe("FORBIDDEN");
    expect(await outcomeOf(settings.set(actor, change))).toBe("FORBIDDEN");
    expect(await outcomeOf(settings.export(actor))).toBe("FORBIDDEN");
  }
  await settings.set(operator, change);

  const events = await db.prisma.auditEvent.findMany({ where: { action: "setting_changed" } });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    userId: operator.userId,
    detail: { key: "registration.open", version: 1 },
  });
});
