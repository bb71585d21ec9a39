import type { AuditProgress } from "@claw/core";
import { openDatabase, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import { tellAuditProgress } from "../src/tell-audit-progress.ts";
import { verifyAuditOf } from "../src/verify-audit.ts";

test("the command says that the audit log holds, and names the event that was changed", async () => {
  await using database = await createTestDatabase();
  const config = { databaseUrl: database.url, dataDir: "/nowhere" };
  const [first, second] = [uuidv7(), uuidv7()];
  await using db = openDatabase({ url: database.url });
  for (const id of [first, second]) {
    await db.prisma.auditEvent.create({ data: { id, action: "signed_in", outcome: "failed" } });
  }

  const told: AuditProgress[] = [];
  expect(await verifyAuditOf(config, (progress) => told.push(progress))).toEqual({
    text: "The audit log holds (events: 2, chains: 1).",
    holds: true,
  });
  expect(told.map(({ checked, events }) => [checked, events])).toEqual([
    [0, 2],
    [2, 2],
  ]);

  await db.pool.query("ALTER TABLE audit_events DISABLE TRIGGER USER");
  await db.pool.query("UPDATE audit_events SET outcome = 'ok' WHERE id = $1", [second]);
  const { text, holds } = await verifyAuditOf(config, () => undefined);

  expect(holds).toBe(false);
  expect(text).toContain(`the installation, link 2 (event ${second}): was changed after it was written`);
});

test("a long log says about every second how far it is, a short one nothing", () => {
  const lines: string[] = [];
  let time = 0;
  const tell = tellAuditProgress(
    (line) => lines.push(line),
    () => time,
  );

  for (const [at, checked] of [
    [0, 0],
    [400, 10_000],
    [1_100, 20_000],
    [1_500, 30_000],
    [2_200, 40_000],
  ] as const) {
    time = at;
    tell({ type: "progress", checked, events: 60_000 });
  }

  expect(lines).toEqual(["  20000 of 60000 events (33 %)", "  40000 of 60000 events (66 %)"]);
});
