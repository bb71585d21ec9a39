import { DomainError } from "@claw/contract";
import { describe, expect, test } from "vitest";
import { apiKey, operator, person } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";
import { faceOf } from "./rest-face.ts";
import { base, chunk, document, documentDetail, grounded, idOf } from "./sample-data.ts";

const restBase = {
  id: base.id,
  name: "员工手册",
  description: "现行版本",
  embedding_model: "embedding-3",
  document_count: 3,
  chunk_count: 21,
  total_size: 40_960,
  created_at: base.createdAt,
  updated_at: base.updatedAt,
};

const restDocument = {
  id: document.id,
  knowledge_base_id: base.id,
  title: "年假规定",
  file_type: "pdf",
  file_size: 20_480,
  file_url: null,
  status: "failed",
  progress: 0.4,
  error_code: "SCANNED",
  error: "The pages hold pictures of text only.",
  chunk_count: 7,
  version: 2,
  created_at: document.createdAt,
  updated_at: document.updatedAt,
};

const restAnswer = {
  answer: "每年有十天年假[1]。",
  sources: [
    {
      number: 1,
      knowledge_base_id: base.id,
      document_id: document.id,
      chunk_id: chunk.id,
      title: "年假规定",
      score: 7.25,
      content: "工作满一年的员工每年有十天年假。",
      page: 3,
      start: 120,
      end: 136,
    },
  ],
  context: "[1] 年假规定\n工作满一年的员工每年有十天年假。",
  tokens: { prompt: 1200, completion: 601, total: 1801 },
  cost: 0.03602,
  rag_enabled: true,
};

const one = `/knowledge/${base.id}`;
const file = `${one}/documents/${document.id}`;

const rows: {
  row: string;
  body?: unknown;
  status: number;
  json: unknown;
  verb: string;
  input?: unknown;
}[] = [
  {
    row: "POST /knowledge",
    body: { name: "员工手册", description: null, embedding_model: "embedding-3" },
    status: 201,
    json: restBase,
    verb: "create",
    input: { name: "员工手册", description: null, embeddingModel: "embedding-3" },
  },
  {
    row: "GET /knowledge?skip=5&limit=2",
    status: 200,
    json: { total: 43, items: [restBase] },
    verb: "list",
    input: { skip: 5, limit: 2 },
  },
  {
    row: `GET ${one}`,
    status: 200,
    json: { ...restBase, documents: [restDocument] },
    verb: "get",
    input: { knowledgeBaseId: base.id },
  },
  {
    row: `PUT ${one}`,
    body: { name: "手册", embedding_model: "embedding-2" },
    status: 200,
    json: restBase,
    verb: "update",
    input: { knowledgeBaseId: base.id, name: "手册", embeddingModel: "embedding-2" },
  },
  { row: `DELETE ${one}`, status: 204, json: null, verb: "delete", input: { knowledgeBaseId: base.id } },
  {
    row: `POST ${one}/documents`,
    body: { title: "年假", content: "十天。", file_url: null, file_type: "markdown" },
    status: 201,
    json: restDocument,
    verb: "addText",
    input: { knowledgeBaseId: base.id, title: "年假", content: "十天。", fileUrl: null, fileType: "md" },
  },
  {
    row: `GET ${one}/documents?skip=1&limit=2&status=failed`,
    status: 200,
    json: { total: 44, items: [restDocument] },
    verb: "documents",
    input: { knowledgeBaseId: base.id, skip: 1, limit: 2, status: "failed" },
  },
  {
    row: `GET ${file}`,
    status: 200,
    json: restDocument,
    verb: "getDocument",
    input: { documentId: document.id },
  },
  {
    row: `DELETE ${file}`,
    status: 204,
    json: null,
    verb: "deleteDocument",
    input: { documentId: document.id },
  },
  {
    row: `POST ${one}/query`,
    body: { question: "年假几天？", top_k: 3 },
    status: 200,
    json: restAnswer,
    verb: "answer",
    input: { knowledgeBaseIds: [base.id], question: "年假几天？", topK: 3 },
  },
  {
    row: "POST /knowledge/query",
    body: { question: "年假几天？" },
    status: 200,
    json: restAnswer,
    verb: "answer",
    input: { question: "年假几天？", topK: 5 },
  },
];

test.each(rows)(
  "$row answers as the replaced service did",
  async ({ row, body, status, json, verb, input }) => {
    const { services, calls } = recordingServices();
    const [method = "", path = ""] = row.split(" ");

    const response = await faceOf(apiKey, services).ask(method, path, { body });

    expect(response.status).toBe(status);
    expect(response.json).toEqual(json);
    const seen = calls.find((candidate) => candidate.verb === `knowledge.${verb}`);
    expect(seen?.args[0]).toMatchObject({ kind: "apiKey" });
    expect(seen?.args[1]).toEqual(input);
  },
);

test.each(rows)("$row is 401 to a stranger, whatever is sent", async ({ row }) => {
  const [method = "", path = ""] = row.split(" ");

  const response = await faceOf(null).ask(method, path, { body: method === "GET" ? undefined : {} });

  expect(response.status).toBe(401);
});

test.each([
  ["POST", "/knowledge", { name: "长".repeat(201) }, "name"],
  ["POST", "/knowledge", { name: " " }, "name"],
  ["POST", "/knowledge", {}, "name"],
  ["PUT", one, { description: 7 }, "description"],
  ["GET", "/knowledge/17", undefined, "id"],
  ["GET", "/knowledge?limit=101", undefined, "limit"],
  ["GET", `${one}/documents?status=lost`, undefined, "status"],
  ["GET", `${one}/documents/17`, undefined, "document_id"],
  ["POST", `${one}/documents`, { title: "a" }, "content"],
  ["POST", `${one}/documents`, { title: "a", content: "b", file_type: "exe" }, "file_type"],
  ["POST", `${one}/query`, { question: "" }, "question"],
  ["POST", `${one}/query`, { question: "?".repeat(10_001) }, "question"],
  ["POST", "/knowledge/query", { question: "?", top_k: 0 }, "top_k"],
])("%s %s with %o is 400 and names the field %s", async (method, path, body, field) => {
  const { services, calls } = recordingServices();

  const { status, json } = await faceOf(operator, services).ask(method, path, { body });

  expect([status, json.detail[0].field, calls]).toEqual([400, field, []]);
});

test("a base's own embedding model is kept, and null from an old client takes nobody's away", async () => {
  const { services, calls } = recordingServices();
  const face = faceOf(person, services);

  await face.ask("POST", "/knowledge", { body: { name: "a", embedding_model: "bge-m3" } });
  await face.ask("PUT", one, { body: { name: "b", embedding_model: null } });

  expect(calls.map(({ args }) => args[1])).toEqual([
    { name: "a", embeddingModel: "bge-m3" },
    { knowledgeBaseId: base.id, name: "b" },
  ]);
});

test("an indexing that failed says so, and why", async () => {
  const { json } = await faceOf(person).ask("GET", file);

  expect(json).toMatchObject({ status: "failed", error_code: "SCANNED", error: document.error });
});

test.each(["GET", "DELETE"])("%s of a document under another base's path is 404", async (method) => {
  const { services, calls } = recordingServices();

  const { status } = await faceOf(person, services).ask(
    method,
    `/knowledge/${idOf(99)}/documents/${document.id}`,
  );

  expect(status).toBe(404);
  expect(calls.map(({ verb }) => verb)).toEqual(["knowledge.getDocument"]);
});

test("nothing found and no model called is said, and is not a failure", async () => {
  const { services } = recordingServices({
    knowledge: {
      answer: async () => ({
        ...grounded,
        sources: [],
        citations: [],
        ragEnabled: false,
        usage: null,
        cost: "0.000000",
      }),
    },
  });

  const { status, json } = await faceOf(person, services).ask("POST", `${one}/query`, {
    body: { question: "?" },
  });

  expect(status).toBe(200);
  expect(json).toMatchObject({
    sources: [],
    context: "",
    tokens: { prompt: 0, completion: 0, total: 0 },
    cost: 0,
    rag_enabled: false,
  });
});

describe("an upload", () => {
  const path = `${one}/documents/upload`;

  function formOf(entries: Record<string, string | File>): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) form.append(name, value);

    return form;
  }
  const text = new File(["十天。"], "假期/年假.txt", { type: "text/plain" });

  test("is 201 with the document, and the file reaches the service whole", async () => {
    const { services, calls } = recordingServices();

    const response = await faceOf(person, services).ask("POST", path, {
      raw: formOf({ file: text, title: "年假规定" }),
    });

    expect([response.status, response.json]).toEqual([201, restDocument]);
    expect(calls[0]?.args[1]).toMatchObject({ knowledgeBaseId: base.id, title: "年假规定" });
    expect(calls[0]?.args[1]).toHaveProperty("file.name", "年假.txt");
    expect(calls[0]?.args[1]).toHaveProperty("file.size", text.size);
  });

  test("of a stranger is 401 before a byte of it is read", async () => {
    let isRead = false;
    const body = new ReadableStream(
      {
        pull(controller) {
          isRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const { services } = recordingServices();

    const { status } = await faceOf(null, services).ask("POST", path, {
      raw: body,
      headers: { "content-type": "multipart/form-data; boundary=x" },
    });

    expect([status, isRead]).toEqual([401, false]);
  });

  test.each<[string, BodyInit, Record<string, string>, number, string]>([
    ["without a file", formOf({ title: "a" }), {}, 400, "file"],
    ["with text in place of a file", formOf({ file: "a" }), {}, 400, "file"],
    ["with an empty file", formOf({ file: new File([], "a.txt") }), {}, 400, "file"],
    ["with a title that is too long", formOf({ file: text, title: "长".repeat(301) }), {}, 400, "title"],
    [
      "whose form is cut off",
      "--x\r\nContent-Dis",
      { "content-type": "multipart/form-data; boundary=x" },
      400,
      "body",
    ],
  ])("%s is 400 and names %5$s", async (_, raw, headers, expected, field) => {
    const { services, calls } = recordingServices();

    const { status, json } = await faceOf(person, services).ask("POST", path, { raw, headers });

    expect([status, json.detail[0].field, calls]).toEqual([expected, field, []]);
  });

  test("with two files is 400", async () => {
    const form = formOf({ file: text });
    form.append("file", text);

    const { status, json } = await faceOf(person).ask("POST", path, { raw: form });

    expect([status, json.detail]).toEqual([400, [{ field: "file", message: "one file is needed" }]]);
  });

  test("that is JSON is 415, and a form elsewhere is 415", async () => {
    const face = faceOf(person);

    expect((await face.ask("POST", path, { body: { file: "a" } })).status).toBe(415);
    expect(
      (await face.ask("POST", `${one}/documents`, { raw: formOf({ title: "a", content: "b" }) })).status,
    ).toBe(415);
  });

  test("beyond the limit is 413", async () => {
    const form = formOf({ file: new File(["x".repeat(30_000)], "a.txt") });

    const { status, json } = await faceOf(person).ask("POST", path, { raw: form });

    expect([status, json.detail]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  });

  test("of somebody else's base is 404", async () => {
    const { services } = recordingServices({
      knowledge: {
        upload: async () => {
          throw new DomainError("NOT_FOUND", { message: "There is no such knowledge base." });
        },
      },
    });

    expect((await faceOf(person, services).ask("POST", path, { raw: formOf({ file: text }) })).status).toBe(
      404,
    );
  });
});

test("a document's versions and owner do not pass through this face", async () => {
  const { services } = recordingServices({
    knowledge: { getDocument: async () => Object.assign({}, documentDetail, { organizationId: "secret" }) },
  });

  expect((await faceOf(person, services).ask("GET", file)).json).toEqual(restDocument);
});
