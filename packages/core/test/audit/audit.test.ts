import type { Actor, AuditReport, UserActor } from "@claw/contract";
import { createAuditService } from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { describe, expect, test } from "vitest";
import { exportAudit } from "../../src/audit/export-audit.ts";
import { recordAuditEvent } from "../../src/audit/record-audit-event.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { createPerson } from "../create-person.ts";
import { allBreaksSql } from "./all-breaks-sql.ts";

type World = AsyncDisposable & {
  db: Database;
  operator: UserActor;
  person: UserActor;
  audit: ReturnType<typeof createAuditService>;
};

const clock = { now: () => new Date() };
const origin = { address: "203.0.113.7", userAgent: null };

async function openWorld(more: { linksAtOnce?: number } = {}): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const { db } = stack.use(await createTestDatabase());
  const person = await createPerson(db);
  const operator: UserActor = { ...(await createPerson(db)), role: "operator" };
  const kept = stack.move();

  return {
    db,
    person,
    operator,
    audit: createAuditService({ db, clock, ...more }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

type Deed = Partial<Parameters<typeof recordAuditEvent>[1]>;

async function record({ db, person }: World, deeds: Deed[]): Promise<void> {
  const { userId, organizationId } = person;
  for (const deed of deeds) {
    const usual = { action: "signed_in", outcome: "ok", origin, userId, organizationId } as const;
    await recordAuditEvent(db.prisma, { ...usual, at: new Date(), ...deed });
  }
}

/** As somebody with the superuser's rights would, who goes around the triggers. */
async function tamper({ db }: World, sql: string, values: unknown[] = []): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("ALTER TABLE audit_events DISABLE TRIGGER USER");
    await client.query(sql, values);
    await client.query("ALTER TABLE audit_events ENABLE TRIGGER USER");
  } finally {
    client.release();
  }
}

describe("the chain", () => {
  test("holds over everything that was recorded, also at the same moment", async () => {
    await using world = await openWorld();
    await Promise.all(Array.from({ length: 40 }, (_, index) => record(world, [{ detail: { index } }])));
    await record(world, [{ organizationId: null, userId: null, outcome: "failed" }]);

    const report = await world.audit.verify(world.operator);

    expect(report).toMatchObject({ events: 41, chains: 2, breaks: [] });
    const { items } = await world.audit.list(world.operator, { limit: 100 });
    const links = items.filter(({ organizationId }) => organizationId !== null).map(({ seq }) => seq);
    expect(links.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test("names the event of which a byte was changed", async () => {
    await using world = await openWorld();
    await record(world, [{ detail: { amount: "10" } }, { detail: { amount: "20" } }, { detail: {} }]);
    const { items } = await world.audit.list(world.operator, { limit: 10 });
    const second = items.find(({ seq }) => seq === 2);
    await tamper(world, `UPDATE audit_events SET detail = '{"amount": "90"}' WHERE id = $1`, [second?.id]);

    const { breaks } = await world.audit.verify(world.operator);

    expect(breaks).toEqual([
      { organizationId: world.person.organizationId, seq: 2, eventId: second?.id, problem: "changed" },
    ]);
  });

  test("names the event before which one is gone, and a chain whose end is gone", async () => {
    await using world = await openWorld();
    const other = await createPerson(world.db);
    await record(world, [{}, {}, {}]);
    await record(world, [{ organizationId: other.organizationId }, { organizationId: other.organizationId }]);
    await tamper(world, "DELETE FROM audit_events WHERE seq = 2");

    const { breaks } = await world.audit.verify(world.operator);

    expect(breaks).toContainEqual(
      expect.objectContaining({
        organizationId: world.person.organizationId,
        seq: 3,
        problem: "missing",
      }),
    );
    expect(breaks).toContainEqual({
      organizationId: other.organizationId,
      seq: 2,
      eventId: null,
      problem: "cut",
    });
    expect(breaks).toHaveLength(2);
  });

  test("is followed some links at a time, telling how many of all, and finds what the database says at once", async () => {
    await using world = await openWorld({ linksAtOnce: 1_000 });
    const { db, person } = world;
    const others = await Promise.all([createPerson(db), createPerson(db)]);
    await db.pool.query(
      `INSERT INTO audit_events (id, organization_id, user_id, action, outcome, detail)
       SELECT gen_random_uuid(), o, $2, 'signed_in', 'ok', jsonb_build_object('n', n)
       FROM generate_series(1, 800) AS n, unnest($1::uuid[]) AS o`,
      [[person, ...others].map(({ organizationId }) => organizationId), person.userId],
    );
    // At both sides of where one statement ends, within a chain and at its end.
    await tamper(
      world,
      `UPDATE audit_events SET address = '::1' WHERE seq IN (1, 199, 200, 201, 400, 799);
       DELETE FROM audit_events WHERE seq IN (300, 800)`,
    );
    const counts: number[] = [];
    const reports: AuditReport[] = [];
    for await (const check of world.audit.onVerify(world.operator)) {
      if (check.type === "progress") counts.push(check.checked);
      else reports.push(check.report);
    }

    expect(counts).toEqual([0, 1_000, 2_000, 2_394]);
    const { rows } = await db.pool.query<{ id: string | null; seq: string; problem: string }>(allBreaksSql);
    expect(rows.length).toBeGreaterThan(20);
    expect(reports).toHaveLength(1);
    expect(
      reports[0]?.breaks.map(({ eventId, seq, problem }) => ({ id: eventId, seq: String(seq), problem })),
    ).toEqual(rows);
  });

  test("is written by nobody but its trigger", async () => {
    await using world = await openWorld();
    await record(world, [{}]);

    await expect(world.db.pool.query("UPDATE audit_events SET address = 'x'")).rejects.toThrow("append-only");
    await expect(world.db.pool.query("UPDATE audit_chains SET length = 7")).rejects.toThrow("append-only");
    await expect(world.db.pool.query("DELETE FROM audit_chains")).rejects.toThrow("append-only");
    await expect(world.db.pool.query("TRUNCATE audit_events")).rejects.toThrow("append-only");
  });

  test("leaves no link of a deed that was not done", async () => {
    await using world = await openWorld();
    const undone = world.db.prisma.$transaction(async (tx) => {
      await recordAuditEvent(tx, {
        action: "signed_in",
        outcome: "ok",
        origin,
        userId: world.person.userId,
        organizationId: world.person.organizationId,
        at: new Date(),
      });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await record(world, [{}]);

    expect(await world.audit.verify(world.operator)).toMatchObject({ events: 1, breaks: [] });
  });
});

describe("the list", () => {
  test("is found in by action, outcome, person, time, address and detail", async () => {
    await using world = await openWorld();
    const { operator, audit, db } = world;
    await db.prisma.user.update({ where: { id: world.person.userId }, data: { name: "李雷" } });
    await record(world, [
      { action: "price_set", detail: { model: "glm-4.6" }, at: new Date("2026-01-01T00:00:00Z") },
      { action: "signed_in", outcome: "failed", at: new Date("2026-02-01T00:00:00Z") },
      { action: "signed_out", origin: { address: "2001:db8::1", userAgent: null } },
      { action: "registered", userId: operator.userId, organizationId: operator.organizationId },
    ]);
    const found = async (filter: object) =>
      (await audit.list(operator, { limit: 10, ...filter })).items.map(({ action }) => action);

    expect(await found({})).toEqual(["registered", "signed_out", "signed_in", "price_set"]);
    expect(await found({ actions: ["price_set", "registered"] })).toEqual(["registered", "price_set"]);
    expect(await found({ outcome: "failed" })).toEqual(["signed_in"]);
    expect(await found({ userId: operator.userId })).toEqual(["registered"]);
    expect(await found({ until: "2026-02-01T00:00:00Z" })).toEqual(["price_set"]);
    expect(await found({ from: "2026-01-02T00:00:00Z", until: "2026-03-01T00:00:00Z" })).toEqual([
      "signed_in",
    ]);
    expect(await found({ query: "GLM-4" })).toEqual(["price_set"]);
    expect(await found({ query: "2001:db8" })).toEqual(["signed_out"]);
    expect(await found({ query: "李雷" })).toEqual(["signed_out", "signed_in", "price_set"]);
    expect(await found({ query: "100%" })).toEqual([]);
  });

  test("goes on page by page without a gap, and the export holds the same", async () => {
    await using world = await openWorld();
    const at = new Date();
    await record(
      world,
      Array.from({ length: 25 }, (_, index) => ({ detail: { index }, at })),
    );
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await world.audit.list(world.operator, { limit: 10, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);

    const whole = await exportAudit(
      { db: world.db, clock },
      world.operator,
      {},
      { mostEvents: 50, batch: 4 },
    );
    const ids = whole.content
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));

    expect(new Set(seen).size).toBe(25);
    expect(ids).toEqual(seen.map((id) => expect.objectContaining({ id })));
    expect(whole.isCut).toBe(false);
    const cut = await exportAudit({ db: world.db, clock }, world.operator, {}, { mostEvents: 20, batch: 10 });
    expect(cut).toMatchObject({ isCut: true });
  });
});

test("nobody but an operator reads it, or has it verified", async () => {
  await using world = await openWorld();
  const key: Actor = { ...world.person, kind: "apiKey", keyId: uuidv7(), scopes: [] };
  const system: Actor = { kind: "anonymous", origin };

  for (const actor of [world.person, { ...world.person, role: "billing" as const }, key, system]) {
    expect(await outcomeOf(world.audit.list(actor, { limit: 10 }))).toBe("FORBIDDEN");
    expect(await outcomeOf(world.audit.export(actor, {}))).toBe("FORBIDDEN");
    expect(await outcomeOf(world.audit.verify(actor))).toBe("FORBIDDEN");
  }
});
