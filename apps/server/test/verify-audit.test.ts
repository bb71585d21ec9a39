import { openDatabase, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import { verifyAuditOf } from "../src/verify-audit.ts";

test("the command says that the audit log holds, and names the event that was changed", async () => {
  await using database = await createTestDatabase();
  const config = { databaseUrl: database.url, dataDir: "/nowhere" };
  const [first, second] = [uuidv7(), uuidv7()];
  await using db = openDatabase({ url: database.url });
  for (const id of [first, second]) {
    await db.prisma.auditEvent.create({ data: { id, action: "signed_in", outcome: "failed" } });
  }

  expect(await verifyAuditOf(config)).toEqual({
    text: "The audit log holds (events: 2, chains: 1).",
    holds: true,
  });

  await db.pool.query("ALTER TABLE audit_events DISABLE TRIGGER USER");
  await db.pool.query("UPDATE audit_events SET outcome = 'ok' WHERE id = $1", [second]);
  const { text, holds } = await verifyAuditOf(config);

  expect(holds).toBe(false);
  expect(text).toContain(`the installation, link 2 (event ${second}): was changed after it was written`);
});
