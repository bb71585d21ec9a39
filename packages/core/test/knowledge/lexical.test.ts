import type { Database } from "@claw/db";
import { createTestDatabase, type TestDatabase } from "@claw/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compactBase, needsCompaction } from "../../src/knowledge/lexical/compact-base.ts";
import { createLexicalIndex } from "../../src/knowledge/lexical/create-lexical-index.ts";
import type { LexicalMatch, SearchedBase } from "../../src/knowledge/lexical/lexical-index.ts";
import { createPerson } from "../create-person.ts";
import { type OraclePassage, rankNaively } from "./lexical-oracle.ts";
import { createBase, removePassages, type StoredDocument, searched, storePassages } from "./lexical-world.ts";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
afterAll(() => database[Symbol.asyncDispose]());

const never = new AbortController().signal;
const memoryBytes = 64 * 1024 ** 2;

async function inSql(bases: readonly SearchedBase[], query: string, limit = 10) {
  await using index = createLexicalIndex({ db, memoryBytes: 0 });
  return await index.search(bases, query, limit);
}

/** The third search of a base is in memory: the second one has it taken there. */
async function inMemory(bases: readonly SearchedBase[], query: string, limit = 10) {
  await using index = createLexicalIndex({ db, memoryBytes });
  await index.search(bases, query, limit);
  await index.search(bases, query, limit);
  await index.settled();
  return await index.search(bases, query, limit);
}

async function filledBase(...documents: string[][]) {
  const person = await createPerson(db);
  const id = await createBase(db, person);
  const stored: StoredDocument[] = [];
  for (const passages of documents) stored.push(await storePassages(db, id, passages));

  return { id, person, stored };
}

const character = fc.constantFrom(..."知识库中国人民银行国鑫䲟𠮷");
const word = fc.oneof(
  { weight: 3, arbitrary: fc.array(character, { minLength: 1, maxLength: 5 }).map((each) => each.join("")) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "GPT-4o",
      "gpt",
      "running",
      "runs",
      "GB/T 5972",
      "2016年",
      "銀行",
      "3.14",
      "，",
    ),
  },
);
const passage = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
const corpus = fc.array(fc.array(passage, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 14 });
const removals = fc.array(fc.nat(11), { maxLength: 5 });

test("SQL, memory and a naive BM25 find the same, after merging, deletions and merging again", async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus,
      removals,
      fc.array(passage, { minLength: 1, maxLength: 3 }),
      async (documents, removed, queries) => {
        const { id, stored } = await filledBase(...documents);
        // Deleted from merged segments, so that some of what is in them cannot be found.
        await compactBase(db, id, never);
        const gone = new Set(removed.map((at) => at % documents.length));
        for (const at of gone) await removePassages(db, id, stored[at]?.versionId ?? "");

        for (const isCompacted of [false, true]) {
          if (isCompacted) await compactBase(db, id, never);
          const base = await searched(db, id);
          const oracle = await oraclePassages(id, documents, stored, gone);
          for (const query of queries) {
            const sql = await inSql([base], query, 50);
            const memory = await inMemory([base], query, 50);

            expect(memory.matches).toEqual(sql.matches);
            expect(memory.terms).toEqual(sql.terms);
            expectSameRanking(sql.matches, rankNaively(oracle, query));
          }
        }
      },
    ),
    { numRuns: 10 },
  );
});

test("what is found does not depend on how bases are cut into segments", async () => {
  const texts = Array.from({ length: 20 }, (_, at) => `第${at}条 中国人民银行 ${"知识".repeat(at % 5)}`);
  const whole = await filledBase(texts);
  const parts = await filledBase(...texts.map((text) => [text]));
  await compactBase(db, parts.id, never);
  const order = async ({ id, stored }: typeof whole) => {
    const ids = stored.flatMap(({ chunkIds }) => chunkIds);
    const { matches } = await inSql([await searched(db, id)], "人民银行的知识", 20);

    return matches.map(({ chunkId, score }) => [ids.indexOf(chunkId), score]);
  };

  expect(await order(parts)).toEqual(await order(whole));
  expect(await db.prisma.lexicalSegment.count({ where: { knowledgeBaseId: parts.id } })).toBeLessThan(8);
});

test("equal passages are found in the order of their ids, in every base and segment", async () => {
  const first = await filledBase(["中国银行"], ["中国银行", "中国银行"]);
  const second = await filledBase(["中国银行"]);
  const bases = [await searched(db, second.id), await searched(db, first.id)];
  const ids = [...first.stored, ...second.stored].flatMap(({ chunkIds }) => chunkIds).sort();

  const found = await inSql(bases, "银行");

  expect(found.matches.map(({ chunkId }) => chunkId)).toEqual(ids);
});

test("a base of another organization is as if it were empty", async () => {
  const mine = await filledBase(["我们的秘密"]);
  const theirs = await filledBase(["他们的秘密"]);
  const base = await searched(db, theirs.id);
  const claimed = { ...base, organizationId: mine.person.organizationId };

  await using index = createLexicalIndex({ db, memoryBytes });
  expect((await index.search([base], "秘密", 10)).matches).toHaveLength(1);
  for (let times = 0; times < 3; times += 1) {
    expect((await index.search([claimed], "秘密", 10)).matches).toEqual([]);
    await index.search([base], "秘密", 10);
    await index.settled();
  }
});

test("a question without words, without known ones or of 10,000 characters is no error", async () => {
  const { id } = await filledBase(["知识库里有很多知识"], ["the quick brown fox"]);
  const base = await searched(db, id);

  for (const query of ["", " ", "，。！", "😀", "zzzz qqqq", "犇羴"]) {
    expect((await inSql([base], query)).matches, query).toEqual([]);
    expect((await inMemory([base], query)).matches, query).toEqual([]);
  }
  const long = Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");
  expect((await inSql([base], long)).matches).toEqual((await inMemory([base], long)).matches);
  expect((await inSql([base], `知识${"的".repeat(9_998)}`)).matches).toHaveLength(1);
  expect((await inSql([], "知识")).matches).toEqual([]);
});

test("one Han character finds the passages that have it, also where it stands alone among words", async () => {
  const { id, stored } = await filledBase(["鑫"], ["金木水火"], ["公司名称是鑫。这是什么"], ["这是什么公司"]);
  const base = await searched(db, id);
  const [alone, , inside] = stored.map(({ chunkIds }) => chunkIds[0]);

  for (const search of [inSql, inMemory]) {
    const one = await search([base], "鑫");
    expect(one.matches.map(({ chunkId }) => chunkId).sort()).toEqual([alone, inside].sort());
    const among = await search([base], "鑫是什么");
    expect(among.matches.map(({ chunkId }) => chunkId)).toEqual(expect.arrayContaining([alone, inside]));
  }
});

test("the terms of a question are told with how many passages have them", async () => {
  const { id } = await filledBase(["GPT-4o 知识", "知识"]);

  const { terms, passages } = await inSql([await searched(db, id)], "知识GPT犇");

  expect(passages).toBe(2);
  expect(terms).toEqual([
    { term: "知识", weight: 1, documents: 2, used: true },
    { term: "gpt", weight: 2, documents: 1, used: true },
    { term: "知", weight: 0.8, documents: 2, used: true },
    { term: "识", weight: 0.8, documents: 2, used: true },
    { term: "犇", weight: 0.8, documents: 0, used: false },
  ]);
});

test("a base that is searched again comes into memory, and what is added to it later as well", async () => {
  const { id } = await filledBase(["知识"]);
  await using index = createLexicalIndex({ db, memoryBytes });
  const ask = async () => await index.search([await searched(db, id)], "知识", 10);

  expect((await ask()).by).toBe("sql");
  expect((await ask()).by).toBe("sql");
  await index.settled();
  expect((await ask()).by).toBe("memory");

  await storePassages(db, id, ["更多知识"]);
  expect(await ask()).toMatchObject({ by: "sql", matches: { length: 2 } });
  await index.settled();
  expect(await ask()).toMatchObject({ by: "memory", matches: { length: 2 } });
});

test("a base larger than the room stays in SQL, and the one searched longest ago makes way", async () => {
  const large = await filledBase([Array.from({ length: 3000 }, (_, at) => `word${at}`).join(" ")]);
  const small = await Promise.all([filledBase(["知识"]), filledBase(["知识"]), filledBase(["知识"])]);
  await using index = createLexicalIndex({ db, memoryBytes: 660 });
  const ask = async (id: string, query = "知识") => {
    await index.search([await searched(db, id)], query, 10);
    await index.search([await searched(db, id)], query, 10);
    await index.settled();
    return (await index.search([await searched(db, id)], query, 10)).by;
  };

  expect(await ask(large.id, "word1")).toBe("sql");
  for (const { id } of small) expect(await ask(id)).toBe("memory");
  const first = await searched(db, small[0].id);
  expect((await index.search([first], "知识", 10)).by).toBe("sql");
});

test("a deleted document is not found at its base's next revision, in memory as in SQL", async () => {
  const { id, stored } = await filledBase(["知识一"], ["知识二"]);
  await using index = createLexicalIndex({ db, memoryBytes });
  const ask = async () => await index.search([await searched(db, id)], "知识", 10);
  await ask();
  await ask();
  await index.settled();

  await removePassages(db, id, stored[0]?.versionId ?? "");

  expect((await ask()).matches.map(({ chunkId }) => chunkId)).toEqual(stored[1]?.chunkIds);
});

test("a search that knows only segments that were merged away finds everything all the same", async () => {
  const { id } = await filledBase(...Array.from({ length: 8 }, () => ["知识"]));
  const old = await searched(db, id);
  await using index = createLexicalIndex({ db, memoryBytes: 0 });
  await index.search([old], "知识", 10);

  await compactBase(db, id, never);

  expect((await index.search([old], "知识", 10)).matches).toHaveLength(8);
});

test("merging keeps what is visible, counts a revision, and is done when it is done", async () => {
  const { id, stored } = await filledBase(...Array.from({ length: 9 }, (_, at) => [`知识${at}`, "b"]));
  await removePassages(db, id, stored[3]?.versionId ?? "");
  const before = await searched(db, id);
  expect(await needsCompaction(db, id)).toBe(true);

  await compactBase(db, id, never);

  expect(await needsCompaction(db, id)).toBe(false);
  expect((await searched(db, id)).revision).toBe(before.revision + 1n);
  const [segment, ...others] = await db.prisma.lexicalSegment.findMany({
    where: { knowledgeBaseId: id },
    include: { runs: { orderBy: { first: "asc" } } },
  });
  expect(others).toEqual([]);
  expect(segment?.chunkCount).toBe(16);
  expect(segment?.runs.map(({ versionId }) => versionId)).toEqual(
    stored.filter((_, at) => at !== 3).map(({ versionId }) => versionId),
  );
});

test("a document that is deleted while its segment is merged stays deleted", async () => {
  const { id, stored } = await filledBase(...Array.from({ length: 40 }, (_, at) => [`知识${at}`]));

  await Promise.all([
    compactBase(db, id, never),
    ...stored.slice(0, 20).map(({ versionId }) => removePassages(db, id, versionId)),
  ]);

  const { matches } = await inSql([await searched(db, id)], "知识", 50);
  expect(matches.map(({ chunkId }) => chunkId)).toEqual(stored.slice(20).flatMap(({ chunkIds }) => chunkIds));
});

test("what a merge left that died is removed by the next one, and a version that is being written is not", async () => {
  const { id } = await filledBase(["知识"]);
  const { organizationId } = await searched(db, id);
  const empty = {
    chunkCount: 0,
    totalLength: 0n,
    bucketCount: 1,
    lengths: new Uint8Array(),
    chunkIds: new Uint8Array(),
  };
  const left = await db.prisma.lexicalSegment.create({
    data: { ...empty, id: crypto.randomUUID(), organizationId, knowledgeBaseId: id },
  });
  const written = await db.prisma.lexicalSegment.create({
    data: { ...empty, id: crypto.randomUUID(), organizationId, knowledgeBaseId: id },
  });
  await db.prisma.documentVersion.updateMany({
    where: { knowledgeBaseId: id },
    data: { segmentId: written.id },
  });

  await compactBase(db, id, never);

  const ids = (await db.prisma.lexicalSegment.findMany({ where: { knowledgeBaseId: id } })).map(
    (row) => row.id,
  );
  expect(ids).not.toContain(left.id);
  expect(ids).toContain(written.id);
});

/** All passages of the segments that are there, as the statistics count them. */
async function oraclePassages(
  knowledgeBaseId: string,
  documents: readonly string[][],
  stored: readonly StoredDocument[],
  gone: ReadonlySet<number>,
): Promise<OraclePassage[]> {
  const segments = await db.prisma.lexicalSegment.findMany({ where: { knowledgeBaseId } });
  const ids = new Set(
    segments.flatMap(({ chunkIds }) => Buffer.from(chunkIds).toString("hex").match(/.{32}/g) ?? []),
  );

  return stored.flatMap(({ chunkIds }, document) =>
    chunkIds
      .map((chunkId, at) => ({
        chunkId,
        text: documents[document]?.[at] ?? "",
        isVisible: !gone.has(document),
      }))
      .filter(({ chunkId }) => ids.has(chunkId.replaceAll("-", ""))),
  );
}

/** The same passages with the same scores; sums in another order differ in their last digits, and so may equal ones. */
function expectSameRanking(matches: readonly LexicalMatch[], expected: ReadonlyMap<string, number>): void {
  const scores = [...expected.values()].sort((left, right) => right - left).slice(0, 50);

  expect(matches.map(({ score }) => score.toFixed(8))).toEqual(scores.map((score) => score.toFixed(8)));
  for (const { chunkId, score } of matches) expect(score).toBeCloseTo(expected.get(chunkId) ?? -1, 8);
}
