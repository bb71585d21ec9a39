import { openDatabase } from "@claw/db";
import { expect, test } from "vitest";
import { openWorld } from "./world.ts";

const openDb = (url: string) => openDatabase({ url, poolSize: 1 });

/** The plan that the one connection keeps of a statement of the batch, as text. */
function planOf(name: string, parameters: number): string {
  const values = Array.from({ length: parameters }, () => "NULL").join();

  return `EXPLAIN EXECUTE "batch:${name}:0"(${values})`;
}

test("a question finds what it needs by keys, also where the tables were small when it was planned and grow", async () => {
  await using world = await openWorld({ openDb });
  const { db, service } = world;
  const person = await world.person();
  for (let count = 0; count < 10; count += 1) {
    const { id: conversationId } = await service.create(person, { title: "题" });
    await service.chat(person, { conversationId, content: "问" });
  }
  // Plans are made anew after this; of some rows, all that are on one page, PostgreSQL would rather read all.
  await db.pool.query("ANALYZE");
  const { id: conversationId } = await service.create(person, { title: "题" });
  await service.chat(person, { conversationId, content: "问" });

  await db.pool.query("SET plan_cache_mode = force_generic_plan");
  const plans = [
    await db.pool.query(planOf("write-exchange", 14)),
    await db.pool.query(planOf("admit-call", 17)),
  ];
  const lines = plans.flatMap(({ rows }) => rows.map((row: Record<string, string>) => row["QUERY PLAN"]));

  expect(lines.join("\n")).toMatch(/Index (Only )?Scan using \w+ on messages/);
  expect(
    lines.filter((line) =>
      /Seq Scan on (messages|conversations|llm_calls|billing_accounts)/.test(line ?? ""),
    ),
  ).toEqual([]);
});
