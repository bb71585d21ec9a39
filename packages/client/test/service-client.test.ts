import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ask,
  createServiceClient,
  newId,
  reasonOf,
  type ServiceAuth,
  type ServiceClient,
  streamReply,
  watchReply,
} from "../src/index.ts";
import { globalSend, type Send } from "../src/send.ts";
import { type Installation, startInstallation } from "./installation.ts";

const credentials = { email: "service@example.com", password: "正确的马电池订书钉" };
let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
  await using registering = createServiceClient({ url: installation.url, credentials });
  await registering.auth.register.mutate(credentials);
});

afterAll(() => installation[Symbol.asyncDispose]());

/** A client, and the paths of all requests that it made over HTTP. */
function clientWith(auth: ServiceAuth = { credentials }, send: Send = globalSend) {
  const paths: string[] = [];
  const claw = createServiceClient({
    url: installation.url,
    fetch: (url, init) => {
      paths.push(new URL(url).pathname);
      return send(url, init);
    },
    ...auth,
  });

  return { claw, paths };
}

const count = (paths: string[], path: string) => paths.filter((seen) => seen.endsWith(path)).length;

test("ten parallel first calls sign in once", async () => {
  const { claw, paths } = clientWith();
  await using _ = claw;

  const users = await Promise.all(Array.from({ length: 10 }, () => claw.auth.me.query()));

  expect(new Set(users.map(({ email }) => email))).toEqual(new Set([credentials.email]));
  expect(count(paths, "/auth.login")).toBe(1);
});

test("calls that the server refuses share one refresh and are repeated once", async () => {
  let isSpoilt = false;
  const { claw, paths } = clientWith({ credentials }, (url, init) => {
    const headers = new Headers(init.headers);
    if (isSpoilt && headers.has("authorization")) headers.set("authorization", "Bearer spoilt");
    if (url.endsWith("auth.refresh")) isSpoilt = false;

    return globalSend(url, { ...init, headers });
  });
  await using _ = claw;
  await claw.auth.me.query();

  isSpoilt = true;
  const answers = await Promise.all(Array.from({ length: 10 }, () => claw.auth.me.query()));

  expect(answers).toHaveLength(10);
  expect(count(paths, "/auth.refresh")).toBe(1);
  expect(count(paths, "/auth.login")).toBe(1);
});

test("a token that stays refused is an error, after one repetition", async () => {
  const { claw } = clientWith({ token: "not-a-token" });
  await using _ = claw;

  const reason = await claw.conversation.list.query().then(() => "ok", reasonOf);

  expect(reason).toBe("UNAUTHENTICATED");
});

// Several times: the refusal races with the first message, and each order has to come out the same.
test("a subscription with a refused token fails instead of waiting for ever", { repeats: 10 }, async () => {
  const { claw } = clientWith({ token: "not-a-token" });
  await using _ = claw;

  const reason = await streamReply(claw, newId())
    .next()
    .then(() => "ok", reasonOf);

  expect(reason).toBe("UNAUTHENTICATED");
});

test("a wrong password is said as such, to every call", async () => {
  const { claw } = clientWith({ credentials: { ...credentials, password: "wrong horse" } });
  await using _ = claw;

  expect(await claw.auth.me.query().then(() => "ok", reasonOf)).toBe("INVALID_CREDENTIALS");
});

test("a question is asked and its answer read piece by piece; joined they are its text", async () => {
  const pieces = ["租约", "是一份", "有期限的", "承诺。"];
  installation.provider.next({ pieces });
  const { claw } = clientWith();
  await using _ = claw;
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "租约" });
  const seen: string[] = [];

  const answer = await ask(
    claw,
    { conversationId, content: "什么是租约？" },
    { onDelta: (text) => seen.push(text) },
  );

  expect(seen.join("")).toBe(pieces.join(""));
  expect(answer).toMatchObject({ role: "assistant", status: "complete", content: pieces.join("") });
});

test("a line that is cut in the middle of an answer loses and repeats nothing", async () => {
  const pieces = Array.from({ length: 12 }, (_, at) => `第${at}段。`);
  installation.provider.next({ pieces, holdAfter: 6 });
  const { claw } = clientWith();
  await using _ = claw;
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "断线" });
  const { reply } = await claw.conversation.send.mutate({ conversationId, content: "请数到十二。" });
  const reading = streamReply(claw, reply.id);
  const early = pieces.slice(0, 6).join("");
  let text = "";

  while (text.length < early.length) {
    const piece = await reading.next();
    if (piece.done) throw new Error("ended early");
    text += piece.value;
  }
  installation.line.cut();
  installation.provider.release();
  for await (const piece of reading) text += piece;

  expect(text).toBe(pieces.join(""));
});

test("a reader outlives the server: killed in mid-answer and started again, it yields exactly the text that is kept", async () => {
  const pieces = ["写到", "这里", "，然后", "断电"];
  installation.provider.next({ pieces, stallAfter: 3 });
  const { claw } = clientWith();
  await using _ = claw;
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "断电" });
  const { reply } = await claw.conversation.send.mutate({ conversationId, content: "写。" });
  const events = watchReply(claw, reply.id);
  let text = "";
  while (text !== "写到这里，然后") {
    const { value } = await events.next();
    if (value?.type === "delta") text += value.text;
  }
  await untilStored(claw, conversationId, text);

  await installation.restart();
  let last: unknown;
  for await (const event of events) {
    if (event.type === "delta") text += event.text;
    last = event;
  }

  expect(text).toBe("写到这里，然后");
  expect(last).toMatchObject({ type: "done", message: { status: "interrupted", content: text } });

  installation.provider.next({ pieces: ["，来电了。"] });
  await claw.conversation.continue.mutate({ messageId: reply.id });
  let whole = "";
  for await (const piece of streamReply(claw, reply.id)) whole += piece;
  expect(whole).toBe("写到这里，然后，来电了。");
}, 60_000);

/** Looks into the conversation until its newest message has this text. */
async function untilStored(claw: ServiceClient, conversationId: string, text: string): Promise<void> {
  for (;;) {
    const { items } = await claw.conversation.messages.query({ conversationId });
    if (items.at(-1)?.content === text) return;
  }
}

test("an answer that has ended can be read again from its beginning", async () => {
  installation.provider.next({ pieces: ["一", "二"] });
  const { claw } = clientWith();
  await using _ = claw;
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "重读" });
  const answer = await ask(claw, { conversationId, content: "数。" });
  let text = "";

  for await (const piece of streamReply(claw, answer.id)) text += piece;

  expect(text).toBe("一二");
});

test("a question whose answer from the server was lost is sent again, and asked once", async () => {
  let losses = 1;
  const { claw, paths } = clientWith({ credentials }, async (url, init) => {
    const response = await globalSend(url, init);
    if (!url.includes("conversation.send") || losses-- <= 0) return response;

    throw new TypeError("connection lost");
  });
  await using _ = claw;
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "重试" });

  const { reply } = await claw.conversation.send.mutate({ conversationId, content: "只问一次。" });
  for await (const _piece of streamReply(claw, reply.id));
  const { items } = await claw.conversation.messages.query({ conversationId });

  expect(count(paths, "/conversation.send")).toBe(2);
  expect(items.map(({ role }) => role)).toEqual(["user", "assistant"]);
});

test("what could happen twice is not repeated", async () => {
  const { claw, paths } = clientWith({ credentials }, (url, init) => {
    if (url.includes("auth.changePassword")) throw new TypeError("connection lost");
    return globalSend(url, init);
  });
  await using _ = claw;

  const reason = await claw.auth.changePassword
    .mutate({ currentPassword: credentials.password, newPassword: "another horse" })
    .then(() => "ok", reasonOf);

  expect(reason).toBeNull();
  expect(count(paths, "/auth.changePassword")).toBe(1);
});

test("giving up watching ends the watching, not the answer", async () => {
  installation.provider.next({ pieces: ["一", "二", "三"], holdAfter: 1 });
  const { claw } = clientWith();
  await using _ = claw;
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "放弃" });
  const { reply } = await claw.conversation.send.mutate({ conversationId, content: "数到三。" });
  const giveUp = new AbortController();
  const watching = streamReply(claw, reply.id, { signal: giveUp.signal });

  expect((await watching.next()).value).toBe("一");
  giveUp.abort(new Error("enough"));
  await expect(watching.next()).rejects.toThrow("enough");

  installation.provider.release();
  let text = "";
  for await (const piece of streamReply(claw, reply.id)) text += piece;
  expect(text).toBe("一二三");
});

test("closing ends the session that the credentials opened", async () => {
  const { claw: watcher } = clientWith();
  await using _ = watcher;
  const { claw } = clientWith();
  await claw.auth.me.query();
  const before = await watcher.auth.sessions.query();

  await claw.close();

  expect(await watcher.auth.sessions.query()).toHaveLength(before.length - 1);
});
