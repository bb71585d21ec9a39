import { createServiceClient } from "@claw/client";
import { Document, KnowledgeBase } from "@claw/contract";
import type { Database } from "@claw/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { settledDocument } from "./knowledge-world.ts";
import { type Ground, openGround } from "./streams/ground.ts";
import { call, type Person, register } from "./streams/person.ts";

let ground: Ground;
beforeAll(async () => {
  ground = await openGround({ EMBEDDING_MODEL: "scripted-embedding-64" });
});
afterAll(() => ground[Symbol.asyncDispose]());

/** A few hundred passages, none like another. */
const chapters = Array.from({ length: 80 }, (_, chapter) => {
  const lines = Array.from({ length: 24 }, (_, line) => {
    const number = chapter * 1000 + line;
    return `第${number}条规定：编号${number * 7919}的货物在${(number % 28) + 1}日以前运到，逾期一天扣除${number % 97}元。`;
  });
  return `# 第${chapter}章 运输\n\n${lines.join("")}\n`;
});
const text = chapters.join("\n");

/** Where the work is when its process is killed, as the database shows it. */
const moments = {
  "when passages are being written":
    "read_at IS NULL AND EXISTS (SELECT FROM chunks WHERE version_id = v.id)",
  "when the lexical index is being written":
    "read_at IS NULL AND EXISTS (SELECT FROM lexical_segments WHERE id = v.segment_id)",
  "when it is being embedded":
    "EXISTS (SELECT FROM chunk_vectors c JOIN chunks k ON k.id = c.chunk_id WHERE k.version_id = v.id)",
} as const;

test("a document whose server is killed while it is indexed is ready after a restart, each passage once", async () => {
  let server = await ground.start();
  const person = await register(server.url);
  const untouched = await add(server.url, person);
  const { chunkCount } = await untilSettled(server.url, person, untouched.id);
  expect(chunkCount).toBeGreaterThan(100);

  for (const [moment, isReached] of Object.entries(moments)) {
    const document = await addUntil(server.url, person, isReached);
    await server.kill();
    const { status } = await ground.db.prisma.document.findUniqueOrThrow({ where: { id: document.id } });

    server = await ground.start();
    const ready = await untilSettled(server.url, person, document.id);

    expect(status, moment).not.toBe("ready");
    expect(ready, moment).toMatchObject({ status: "ready", chunkCount, error: null });
    expect(await countsOf(ground.db, document), moment).toEqual({
      chunks: chunkCount,
      contents: chunkCount,
      vectors: chunkCount,
      segments: 1,
      runs: 1,
      covered: chunkCount,
      strangers: 0,
      versions: 1,
    });
  }

  const waiting = () =>
    ground.db.pool.query("SELECT FROM graphile_worker.jobs WHERE task_identifier = 'ingest_version'");
  await expect.poll(async () => (await waiting()).rowCount).toBe(0);
  await server.stop();
}, 240_000);

/** A document whose work is where it should be; another one where it went on too fast to be seen there. */
async function addUntil(url: string, person: Person, isReached: string): Promise<Document> {
  for (;;) {
    const document = await add(url, person);
    if (await reach(ground.db, document.id, isReached)) return document;
  }
}

/** Each in a base of its own, for the same text is one document of a base. */
async function add(url: string, person: Person): Promise<Document> {
  const { id: knowledgeBaseId } = KnowledgeBase.parse(
    await call(url, person, "knowledge.create", { name: "运输" }),
  );
  const input = { knowledgeBaseId, title: "运输规定", content: text, fileType: "md" };

  return Document.parse(await call(url, person, "knowledge.addText", input));
}

/** Milliseconds; many times what it takes. */
const longest = 60_000;

/** False where it is ready before it was seen there. */
async function reach(db: Database, documentId: string, condition: string): Promise<boolean> {
  const begun = Date.now();
  for (;;) {
    const { rows } = await db.pool.query<{ is_reached: boolean; status: string }>(
      `SELECT ${condition} AS is_reached, status::text FROM document_versions v WHERE document_id = $1`,
      [documentId],
    );
    const [version] = rows;
    if (!version || version.status === "failed") throw new Error("the document is gone or failed");
    if (version.status === "ready") return false;
    if (version.is_reached) return true;
    if (Date.now() - begun > longest) throw new Error(`the document stays ${version.status}: ${condition}`);
  }
}

async function untilSettled(url: string, { token }: Person, documentId: string): Promise<Document> {
  await using claw = createServiceClient({ url, token });

  return await settledDocument(claw, documentId);
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
       (SELECT count(*)::int FROM document_versions WHERE document_id = $1) AS versions`,
    [id, knowledgeBaseId],
  );

  return rows[0];
}
