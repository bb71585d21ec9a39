import { Document, KnowledgeBase } from "@claw/contract";
import type { Database } from "@claw/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Ground, leaseSeconds, openGround } from "./streams/ground.ts";
import { call, type Person, register } from "./streams/person.ts";

let ground: Ground;
beforeAll(async () => {
  ground = await openGround({ EMBEDDING_MODEL: "scripted-embedding-64" });
});
afterAll(() => ground[Symbol.asyncDispose]());

/** A few hundred passages, none like another. */
const chapters = Array.from({ length: 160 }, (_, chapter) => {
  const lines = Array.from({ length: 24 }, (_, line) => {
    const number = chapter * 1000 + line;
    return `第${number}条规定：编号${number * 7919}的货物在${(number % 28) + 1}日以前运到，逾期一天扣除${number % 97}元。`;
  });
  return `# 第${chapter}章 运输\n\n${lines.join("")}\n`;
});
const text = chapters.join("\n");

/** Where the work is when its process is killed, as the database shows it. */
const moments = {
  "when it has just begun": "lease_owner IS NOT NULL",
  "when passages are being written": "read_at IS NULL AND EXISTS (SELECT FROM chunks WHERE version_id = v.id)",
  "when the lexical index is being written":
    "read_at IS NULL AND EXISTS (SELECT FROM lexical_segments WHERE id = v.segment_id)",
  "when it is being embedded":
    "EXISTS (SELECT FROM chunk_vectors c JOIN chunks k ON k.id = c.chunk_id WHERE k.version_id = v.id)",
} as const;

test("a document whose server is killed while it is indexed is ready after a restart, each passage once", async () => {
  const server = await ground.start();
  const person = await register(server.url);
  const untouched = await add(server.url, person);
  const expected = await untilReady(server.url, person, untouched.id);
  expect(expected.chunkCount).toBeGreaterThan(100);
  await server.stop();

  for (const [moment, isReached] of Object.entries(moments)) {
    const dying = await ground.start();
    const document = await add(dying.url, person);
    await reach(ground.db, document.id, isReached);
    await dying.kill();
    const killedAt = performance.now();
    const left = await versionOf(ground.db, document.id);

    const next = await ground.start();
    const ready = await untilReady(next.url, person, document.id);
    const waitedMs = performance.now() - killedAt;
    await next.stop();

    expect(left.status, moment).not.toBe("ready");
    expect(ready, moment).toMatchObject({ status: "ready", chunkCount: expected.chunkCount, error: null });
    expect(waitedMs, moment).toBeLessThan((leaseSeconds + 20) * 1000);
    expect(await countsOf(ground.db, document), moment).toEqual({
      chunks: expected.chunkCount,
      contents: expected.chunkCount,
      vectors: expected.chunkCount,
      segments: 1,
      runs: 1,
      covered: expected.chunkCount,
      strangers: 0,
      versions: 1,
      jobs: 0,
    });
  }
}, 120_000);

/** Each in a base of its own, for the same text is one document of a base. */
async function add(url: string, person: Person): Promise<Document> {
  const { id: knowledgeBaseId } = KnowledgeBase.parse(
    await call(url, person, "knowledge.create", { name: "运输" }),
  );
  const input = { knowledgeBaseId, title: "运输规定", content: text, fileType: "md" };

  return Document.parse(await call(url, person, "knowledge.addText", input));
}

async function versionOf(db: Database, documentId: string) {
  return db.prisma.documentVersion.findFirstOrThrow({ where: { documentId }, select: { status: true } });
}

async function reach(db: Database, documentId: string, condition: string): Promise<void> {
  const look = async () => {
    const { rows } = await db.pool.query<{ is_reached: boolean; status: string }>(
      `SELECT ${condition} AS is_reached, status::text FROM document_versions v WHERE document_id = $1`,
      [documentId],
    );
    return rows[0];
  };

  for (let row = await look(); !row?.is_reached; row = await look()) {
    if (row?.status === "ready" || row?.status === "failed") throw new Error(`it is ${row.status} already`);
  }
}

async function untilReady(url: string, person: Person, documentId: string): Promise<Document> {
  const listening = new AbortController();
  const news = await fetch(`${url}/trpc/knowledge.onProgress`, {
    headers: { authorization: `Bearer ${person.token}` },
    signal: listening.signal,
  });
  const look = async () => Document.parse(await get(url, person, "knowledge.getDocument", { documentId }));
  try {
    for await (const _ of news.body ?? []) {
      const document = await look();
      if (document.status === "ready" || document.status === "failed") return document;
    }
  } finally {
    listening.abort();
  }

  return look();
}

async function get(url: string, person: Person, procedure: string, input: unknown): Promise<unknown> {
  const query = encodeURIComponent(JSON.stringify(input));
  const response = await fetch(`${url}/trpc/${procedure}?input=${query}`, {
    headers: { authorization: `Bearer ${person.token}` },
  });

  return z.object({ result: z.object({ data: z.unknown() }) }).parse(await response.json()).result.data;
}

/** `strangers`: passages that the segment names and that are not there, or not in their place. */
async function countsOf(db: Database, { id, knowledgeBaseId }: Document): Promise<unknown> {
  const { rows } = await db.pool.query(
    `SELECT
       (SELECT count(*)::int FROM chunks WHERE document_id = $1) AS chunks,
       (SELECT count(DISTINCT content)::int FROM chunks WHERE document_id = $1) AS contents,
       (SELECT count(*)::int FROM chunk_vectors v JOIN chunks c ON c.id = v.chunk_id WHERE c.document_id = $1) AS vectors,
       (SELECT count(*)::int FROM lexical_segments WHERE knowledge_base_id = $2) AS segments,
       (SELECT count(*)::int FROM lexical_runs WHERE knowledge_base_id = $2) AS runs,
       (SELECT sum(count)::int FROM lexical_runs WHERE knowledge_base_id = $2) AS covered,
       (SELECT count(*)::int FROM chunks c JOIN lexical_segments s ON s.knowledge_base_id = c.knowledge_base_id
        WHERE c.document_id = $1 AND substring(s.chunk_ids FROM c.ordinal * 16 + 1 FOR 16) <> uuid_send(c.id)) AS strangers,
       (SELECT count(*)::int FROM document_versions WHERE document_id = $1) AS versions,
       (SELECT count(*)::int FROM graphile_worker.jobs WHERE key LIKE 'ingest_version:%') AS jobs`,
    [id, knowledgeBaseId],
  );

  return rows[0];
}
