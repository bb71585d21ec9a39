import { startScriptedProvider } from "@claw/testing";
import { expect, test } from "vitest";
import { type KnowledgeWorld, openKnowledgeWorld } from "./knowledge-world.ts";

/** Twenty at a time, as a batch of tRPC's may be. */
async function addTexts({ claw, knowledgeBaseId }: KnowledgeWorld, count: number): Promise<void> {
  for (let from = 0; from < count; from += 20) {
    const batch = Array.from({ length: Math.min(20, count - from) }, (_, at) => {
      const title = `规定 ${from + at}`;
      return claw.knowledge.addText.mutate({ knowledgeBaseId, title, content: `${title}：每天九点上班。` });
    });
    await Promise.all(batch);
  }
}

async function unfinished({ claw, knowledgeBaseId }: KnowledgeWorld): Promise<number> {
  const counts = await Promise.all(
    (["queued", "parsing", "indexing"] as const).map((status) =>
      claw.knowledge.countDocuments.query({ knowledgeBaseId, status }),
    ),
  );

  return counts.reduce((sum, count) => sum + count, 0);
}

test("while documents wait to be indexed, an answer is written and a search is made", async () => {
  await using provider = await startScriptedProvider();
  const openai = { baseUrl: provider.baseUrl, apiKey: null, model: "scripted-1" };
  await using world = await openKnowledgeWorld({ provider: { openai, zhipuApiKey: null, localPorts: [] } });
  const { claw } = world;
  await addTexts(world, 60);
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "chat" });
  provider.next({ pieces: ["nine ", "o'clock"] });

  const { reply } = await claw.conversation.chat.mutate({ conversationId, content: "When does work begin?" });
  await claw.knowledge.search.query({ query: "几点上班" });

  expect(reply).toMatchObject({ content: "nine o'clock", status: "complete" });
  expect(await unfinished(world)).toBeGreaterThan(0);
});

test("told to stop in the middle, it lets go of its documents at once, and each is ready or still in the queue", async () => {
  await using world = await openKnowledgeWorld();
  await addTexts(world, 20);
  const started = performance.now();

  await world.world.stop();

  expect(performance.now() - started).toBeLessThan(10_000);
  const { pool } = world.world.db;
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM document_versions WHERE lease_owner IS NOT NULL) AS held,
            (SELECT count(*)::int FROM graphile_worker.jobs WHERE locked_at IS NOT NULL) AS locked,
            (SELECT count(*)::int FROM documents WHERE status = 'failed') AS failed,
            (SELECT count(*)::int FROM documents WHERE status IN ('ready', 'failed'))
              + (SELECT count(DISTINCT key)::int FROM graphile_worker.jobs WHERE task_identifier = 'ingest_version') AS known`,
  );
  expect(rows).toEqual([{ held: 0, locked: 0, failed: 0, known: 20 }]);
});
