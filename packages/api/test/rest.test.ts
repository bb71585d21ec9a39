import { type Actor, DomainError, type ErrorCode, errorCodes } from "@claw/contract";
import { expect, test } from "vitest";
import { createRestApp } from "../src/rest/create-rest-app.ts";
import { apiKey, contextOf, operator, person } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";
import { faceOf } from "./rest-face.ts";
import { answer, conversation, idOf, issued, model, question, user } from "./sample-data.ts";

const restUser = {
  id: user.id,
  email: "li@example.com",
  name: "李雷",
  phone: "+86 10 1234 5678",
  company: null,
  role: "user",
  subscription_tier: "free",
  is_active: true,
  is_verified: false,
  created_at: user.createdAt,
  updated_at: user.updatedAt,
};

const restConversation = {
  id: conversation.id,
  title: "新对话",
  status: "active",
  conversation_type: "chat",
  model: "glm-4",
  system_prompt: "简短回答",
  total_tokens: 1801,
  total_cost: 0.03602,
  last_activity_at: conversation.lastActivityAt,
  created_at: conversation.createdAt,
  updated_at: conversation.updatedAt,
};

const restQuestion = {
  id: question.id,
  conversation_id: conversation.id,
  role: "user",
  content: "什么是租约？",
  status: "complete",
  tokens: 0,
  cost: 0,
  created_at: question.createdAt,
};

const restAnswer = {
  ...restQuestion,
  id: answer.id,
  role: "assistant",
  content: answer.content,
  tokens: 1801,
  cost: 0.03602,
};
const tokens = {
  access_token: "access-1",
  refresh_token: "refresh-1",
  token_type: "bearer",
  expires_in: 600,
};
const sign = { email: "li@example.com", password: "correct horse" };
const one = `/conversations/${conversation.id}`;

const rows: {
  row: string;
  actor: Actor | null;
  body?: unknown;
  status: number;
  json: unknown;
  verb: string;
  input?: unknown;
}[] = [
  {
    row: "POST /auth/register",
    actor: null,
    body: { ...sign, name: "李雷", phone: null },
    status: 201,
    json: { success: true, message: "注册成功", data: { user_id: user.id } },
    verb: "auth.register",
    input: { ...sign, name: "李雷" },
  },
  {
    row: "POST /auth/login",
    actor: null,
    body: sign,
    status: 200,
    json: tokens,
    verb: "auth.login",
    input: sign,
  },
  {
    row: "POST /auth/refresh",
    actor: null,
    body: { refresh_token: "refresh-0" },
    status: 200,
    json: tokens,
    verb: "auth.refresh",
    input: "refresh-0",
  },
  { row: "GET /auth/me", actor: person, status: 200, json: restUser, verb: "auth.me" },
  {
    row: "GET /users?query=%E6%9D%8E&skip=20&limit=10",
    actor: operator,
    status: 200,
    json: { total: 1, items: [restUser] },
    verb: "people.search",
    input: { query: "李", sort: "createdAt", direction: "asc", skip: 20, limit: 10 },
  },
  {
    row: `GET /users/${user.id}`,
    actor: person,
    status: 200,
    json: restUser,
    verb: "user.get",
    input: { userId: user.id },
  },
  {
    row: "PUT /users/me",
    actor: person,
    body: { name: "韩梅梅", company: null },
    status: 200,
    json: restUser,
    verb: "user.update",
    input: { name: "韩梅梅", company: null },
  },
  {
    row: "GET /users/stats",
    actor: person,
    status: 200,
    json: {
      conversations_count: 2,
      messages_count: 5,
      knowledge_bases_count: 0,
      documents_count: 0,
      total_tokens: 1801,
      total_cost: 0.03602,
    },
    verb: "user.stats",
  },
  {
    row: "POST /conversations",
    actor: apiKey,
    body: { title: "租约", conversation_type: "support", system_prompt: "简短回答", model: "glm-4" },
    status: 201,
    json: restConversation,
    verb: "conversation.create",
    input: {
      title: "租约",
      type: "support",
      systemPrompt: "简短回答",
      model: "glm-4",
      knowledgeBaseIds: [],
    },
  },
  {
    row: "GET /conversations?skip=5&limit=2&status=archived",
    actor: person,
    status: 200,
    json: { total: 41, items: [restConversation] },
    verb: "conversation.list",
    input: { skip: 5, limit: 2, status: "archived" },
  },
  {
    row: `GET ${one}`,
    actor: person,
    status: 200,
    json: { ...restConversation, messages: [restQuestion, restAnswer] },
    verb: "conversation.get",
    input: { conversationId: conversation.id },
  },
  {
    row: `PUT ${one}`,
    actor: person,
    body: { title: "租约", status: "archived", system_prompt: "详细回答", model: "glm-4" },
    status: 200,
    json: restConversation,
    verb: "conversation.update",
    input: {
      conversationId: conversation.id,
      title: "租约",
      status: "archived",
      systemPrompt: "详细回答",
      model: "glm-4",
    },
  },
  {
    row: `DELETE ${one}`,
    actor: person,
    status: 204,
    json: null,
    verb: "conversation.delete",
    input: { conversationId: conversation.id },
  },
  {
    row: `POST ${one}/messages`,
    actor: person,
    body: { role: "user", content: "什么是租约？" },
    status: 201,
    json: restQuestion,
    verb: "conversation.addMessage",
    input: { conversationId: conversation.id, role: "user", content: "什么是租约？" },
  },
  {
    row: `GET ${one}/messages?skip=0&limit=100`,
    actor: person,
    status: 200,
    json: { total: 42, items: [restQuestion, restAnswer] },
    verb: "conversation.messages",
    input: { conversationId: conversation.id, skip: 0, limit: 100 },
  },
  {
    row: `POST ${one}/chat`,
    actor: person,
    body: { message: "什么是租约？" },
    status: 200,
    json: {
      content: answer.content,
      message_id: answer.id,
      tokens: { prompt: 1200, completion: 601, total: 1801 },
      cost: 0.03602,
    },
    verb: "conversation.chat",
    input: { conversationId: conversation.id, content: "什么是租约？" },
  },
];

test.each(rows)(
  "$row answers as the replaced service did",
  async ({ row, actor, body, status, json, verb, input }) => {
    const { services, calls } = recordingServices();
    const [method = "", path = ""] = row.split(" ");

    const response = await faceOf(actor, services).ask(method, path, { body });

    expect(response.status).toBe(status);
    expect(response.json).toEqual(json);
    const seen = calls.find((candidate) => candidate.verb === verb);
    expect(seen?.args[0]).toMatchObject({ kind: actor?.kind ?? "anonymous" });
    expect(seen?.args[1]).toEqual(input);
  },
);

test.each(rows.filter(({ actor }) => actor !== null))(
  "$row is 401 to a stranger, whatever is sent",
  async ({ row }) => {
    const [method = "", path = ""] = row.split(" ");

    const response = await faceOf(null).ask(method, path.replace(/\?.*/, "?limit=0"), {
      body: method === "GET" ? undefined : {},
    });

    expect(response.status).toBe(401);
    expect(response.json).toEqual({ code: 401, message: "Sign in first.", detail: "UNAUTHENTICATED" });
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  },
);

test("the question may stand in the query string of a chat without a body; one in the body wins", async () => {
  const { services, calls } = recordingServices();
  const face = faceOf(person, services);

  expect((await face.ask("POST", `${one}/chat?user_message=${encodeURIComponent("你好 + 1")}`)).status).toBe(
    200,
  );
  await face.ask("POST", `${one}/chat?user_message=a`, { body: { message: "b" } });
  const empty = await face.ask("POST", `${one}/chat`);

  expect(calls.map(({ args }) => args[1])).toEqual([
    { conversationId: conversation.id, content: "你好 + 1" },
    { conversationId: conversation.id, content: "b" },
  ]);
  expect(empty.json).toEqual({
    code: 400,
    message: "message: is required",
    detail: [{ field: "message", message: "is required" }],
  });
});

test("a password in the query string is not taken", async () => {
  const response = await faceOf(null).ask("POST", "/auth/login?email=li@example.com&password=secret", {
    body: {},
  });

  expect(response.status).toBe(400);
});

test("the detail of a long conversation holds its latest 200 messages, oldest first", async () => {
  const page = (from: number) =>
    Array.from({ length: 100 }, (_, at) => ({ ...question, id: idOf(from + at) }));
  const { services } = recordingServices({
    conversation: {
      messages: async (_, { cursor, limit }) =>
        cursor === "before-1100" && limit === 100
          ? { items: page(1000), nextCursor: "before-1000", newerCursor: null }
          : { items: page(1100), nextCursor: "before-1100", newerCursor: null },
    },
  });

  const { json } = await faceOf(person, services).ask("GET", one);

  const ids = json.messages.map((message: { id: string }) => message.id);
  expect(ids).toEqual(Array.from({ length: 200 }, (_, at) => idOf(1000 + at)));
});

test.each([
  ["GET", "/users?skip=-1", undefined, "skip"],
  ["GET", "/users?limit=0", undefined, "limit"],
  ["GET", "/users?limit=101", undefined, "limit"],
  ["GET", "/conversations?limit=ten", undefined, "limit"],
  ["GET", "/conversations?status=lost", undefined, "status"],
  ["GET", "/conversations/17", undefined, "id"],
  ["POST", "/auth/register", { email: "li", password: "correct horse" }, "email"],
  ["POST", "/auth/refresh", {}, "refresh_token"],
  ["POST", "/conversations", { title: "长".repeat(201) }, "title"],
  ["POST", "/conversations", { conversation_type: "party" }, "conversation_type"],
  ["PUT", one, { system_prompt: 7 }, "system_prompt"],
  ["POST", `${one}/messages`, { role: "robot", content: "x" }, "role"],
  ["POST", `${one}/chat`, { message: "  " }, "message"],
])("%s %s with wrong input is 400 and names the field %4$s", async (method, path, body, field) => {
  const { services, calls } = recordingServices();

  const { status, json } = await faceOf(operator, services).ask(method, path, { body });

  expect(status).toBe(400);
  expect(json.code).toBe(400);
  expect(json.detail[0].field).toBe(field);
  expect(json.detail[0].message).not.toBe("");
  expect(calls).toEqual([]);
});

test("fields that the service refuses are named in snake case, too", async () => {
  const { services } = recordingServices({
    conversation: {
      update: async () => {
        const fields = [{ field: "systemPrompt", message: "is too rude" }];
        throw new DomainError("INVALID_INPUT", { message: "No.", fields });
      },
    },
  });

  const { json } = await faceOf(person, services).ask("PUT", one, { body: { system_prompt: "x" } });

  expect(json.detail).toEqual([{ field: "system_prompt", message: "is too rude" }]);
});

const statuses: Partial<Record<ErrorCode, number>> = {
  ACCOUNT_DISABLED: 403,
  EMAIL_TAKEN: 409,
  INSUFFICIENT_BALANCE: 402,
  INVALID_CREDENTIALS: 401,
  MODEL_NOT_FOUND: 422,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  PROVIDER_FAILED: 502,
  RATE_LIMITED: 429,
};

test.each(errorCodes)("%s of a service has the contract's shape and no inner text", async (code) => {
  const { services } = recordingServices({
    auth: {
      login: async () => {
        throw new DomainError(code, { message: "Safe to show.", cause: new Error("SELECT secret") });
      },
    },
  });
  const face = faceOf(null, services);

  const { status, json, text, headers } = await face.ask("POST", "/auth/login", { body: sign });

  expect(json.code).toBe(status);
  if (statuses[code] !== undefined) expect(status).toBe(statuses[code]);
  expect(json.message).toContain("Safe to show.");
  expect(json.detail).toEqual(
    code === "INVALID_INPUT" ? [{ field: "request", message: "Safe to show." }] : code,
  );
  expect(text).not.toContain("SELECT");
  expect(headers.get("retry-after") !== null).toBe(status === 429);
  expect(face.failures).toHaveLength(1);
});

test("429 says in the header and in the body when to come back", async () => {
  const { services } = recordingServices({
    auth: {
      login: async () => {
        throw new DomainError("RATE_LIMITED", { message: "Slowly.", retryAfter: 41.2, limit: 10 });
      },
    },
  });

  const { status, json, headers } = await faceOf(null, services).ask("POST", "/auth/login", { body: sign });

  expect(status).toBe(429);
  expect(headers.get("retry-after")).toBe("42");
  expect(headers.get("x-ratelimit-limit")).toBe("10");
  expect(json).toEqual({ code: 429, message: "Slowly.", detail: "RATE_LIMITED", retry_after: 42 });
});

test("an unexpected error is 500 without its text, and the log hears of it", async () => {
  const { services } = recordingServices({
    user: {
      stats: async () => {
        throw new Error("relation llm_call does not exist");
      },
    },
  });
  const face = faceOf(person, services);

  const { status, json, text } = await face.ask("GET", "/users/stats");

  expect(status).toBe(500);
  expect(json).toMatchObject({ code: 500, detail: "INTERNAL" });
  expect(text).not.toContain("llm_call");
  expect(String(face.failures[0])).toContain("llm_call");
});

test("a plain user may not list users", async () => {
  const { services, calls } = recordingServices();

  const { status, json } = await faceOf(person, services).ask("GET", "/users");

  expect([status, json.detail, calls]).toEqual([403, "FORBIDDEN", []]);
});

test("an address that does not exist is 404, a method that does not 405 with what is allowed", async () => {
  const face = faceOf(person);

  const unknown = await face.ask("GET", "/nothing");
  const wrong = await face.ask("PATCH", one, { body: {} });

  expect(unknown.json).toEqual({
    code: 404,
    message: "There is nothing at this address.",
    detail: "NOT_FOUND",
  });
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, PUT, DELETE"]);
  expect(wrong.json).toMatchObject({ code: 405, detail: "METHOD_NOT_ALLOWED" });
});

test("a body beyond the limit is 413, announced or not, and reaches no service", async () => {
  const { services, calls } = recordingServices();
  const face = faceOf(null, services);
  const huge = { email: "li@example.com", password: "x".repeat(30_000) };

  const announced = await face.ask("POST", "/auth/login", {
    body: huge,
    headers: { "content-length": "30100" },
  });
  const silent = await face.ask("POST", "/auth/login", { body: huge });

  expect([announced.status, silent.status]).toEqual([413, 413]);
  expect(silent.json).toMatchObject({ code: 413, detail: "PAYLOAD_TOO_LARGE" });
  expect(calls).toEqual([]);
});

test.each([
  ["no JSON", "{", 400],
  ["a list", "[]", 400],
  ["null", "null", 400],
  ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]), 400],
])("a body that holds %s is refused", async (_, raw, status) => {
  const response = await faceOf(null).ask("POST", "/auth/login", {
    raw,
    headers: { "content-type": "application/json" },
  });

  expect(response.status).toBe(status);
  expect(response.json.detail[0].field).toBe("body");
});

test("a form is 415: only JSON is read, so that no page elsewhere can post", async () => {
  const headers = { "content-type": "text/plain" };

  expect((await faceOf(null).ask("POST", "/auth/login", { raw: JSON.stringify(sign), headers })).status).toBe(
    415,
  );
});

test("a giving-up caller's signal reaches the waiting answer", async () => {
  const giveUp = new AbortController();
  const { promise: started, resolve: start } = Promise.withResolvers<void>();
  const { services } = recordingServices({
    conversation: {
      chat: (_, __, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => reject(new Error("gave up")));
          start();
        }),
    },
  });
  const app = createRestApp({
    publicUrl: "http://localhost",
    createContext: () => contextOf(services, person),
  });
  const request = new Request(`http://localhost/api/v1${one}/chat?user_message=a`, {
    method: "POST",
    signal: giveUp.signal,
  });

  const answering = app(request);
  await started;
  giveUp.abort();

  expect((await answering).status).toBe(499);
});

test("the refresh token stays in the body, even for a caller that would get a cookie elsewhere", async () => {
  const { services } = recordingServices();
  const refreshCookie = {
    read: () => "cookie",
    write: () => {
      throw new Error("no cookie here");
    },
    clear: () => undefined,
  };
  const app = createRestApp({
    publicUrl: "http://localhost",
    createContext: () => contextOf(services, null, { refreshCookie }),
  });

  const response = await app(
    new Request("http://localhost/api/v1/auth/login", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sign),
    }),
  );

  expect(await response.json()).toMatchObject({ refresh_token: issued.refreshToken });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("HEAD answers as GET does, without the body", async () => {
  const response = await faceOf(person).ask("HEAD", "/users/stats");

  expect([response.status, response.text]).toEqual([200, ""]);
});

test("secret columns of a row do not pass through this face either", async () => {
  const { services } = recordingServices({
    model: { list: async () => [model] },
    auth: { me: async () => Object.assign({}, user, { passwordHash: "$argon2id$secret" }) },
  });

  expect((await faceOf(person, services).ask("GET", "/auth/me")).text).not.toContain("secret");
});
