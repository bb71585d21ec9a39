import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createServiceClient, type ServiceClient } from "@claw/client";
import type { Figures } from "@claw/contract";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bearer } from "./knowledge-world.ts";
import { connect, query } from "./raw-socket.ts";
import { type Person, reasonOf, startWorld, type World } from "./world.ts";

const authSecret = "kD3mX9vQ2sT7wZ4bN8cR5fH6jL1pY0aG";
const within = { timeout: 8_000, interval: 50 };

/** Two processes of one installation behind a proxy, its operator, and somebody else. */
const kept = new AsyncDisposableStack();
let world: World;
let other: World;
let operator: Person;
let person: Person;
let admin: ServiceClient;
let claw: ServiceClient;
beforeAll(async () => {
  const shared = { authSecret, trustedProxies: 1, publicUrl: "http://claw.example.com" };
  world = kept.use(await startWorld({ ...shared, sockets: { recheckMs: 200 } }));
  other = kept.use(
    await startWorld({
      ...shared,
      databaseUrl: world.databaseUrl,
      dataDir: world.dataDir,
      sockets: { recheckMs: 200 },
    }),
  );
  operator = await world.register();
  person = await world.register();
  const open = (at: World, { accessToken }: Person) =>
    kept.use(createServiceClient({ url: at.url, token: accessToken }));
  admin = open(world, operator);
  claw = open(world, person);
});
afterAll(() => kept.disposeAsync());

const from = (address: string) => ({ "x-forwarded-for": address });

test("a figure changes while an answer is made, for those who watch", async () => {
  const seen: Figures[] = [];
  const watching = admin.admin.overview.onFigures.subscribe(undefined, {
    onData: (figures) => void seen.push(figures),
  });
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), within);
  const before = seen.at(-1);

  const conversation = await claw.conversation.create.mutate({ title: "T" });
  await claw.conversation.chat.mutate({ conversationId: conversation.id, content: "你好" });

  await vi.waitFor(() => {
    const now = seen.at(-1);
    expect(now?.today.answers).toBe((before?.today.answers ?? 0) + 1);
    expect(now?.answers.perMinute).toBe((before?.answers.perMinute ?? 0) + 1);
    expect(now?.today.tokens).toBeGreaterThan(before?.today.tokens ?? 0);
  }, within);
  watching.unsubscribe();
  expect(before?.health.parts.map(({ name }) => name)).toContain("database");
  const series = await admin.admin.overview.series.query({ figure: "answers", range: "hours" });
  expect(series.points.at(-1)?.value).toBe(1);
  await expect(claw.admin.overview.now.query()).rejects.toMatchObject({ data: { reason: "FORBIDDEN" } });
});

test("a denied address is refused by both processes within seconds, over HTTP and on sockets, and let in again", async () => {
  const attacker = from("203.0.113.7");
  const statusAt = async (at: World, path: string) =>
    (await fetch(`${at.url}${path}`, { headers: attacker })).status;
  const headers = { ...attacker, ...bearer(person) };
  const sockets = await Promise.all(
    [world, other].map(async ({ wsUrl }) => {
      const socket = await connect(wsUrl, { token: person.accessToken, headers: attacker });
      socket.send(query(1, "auth.me"));
      await socket.next(({ id }) => id === 1);
      return socket;
    }),
  );

  const rule = await admin.admin.limits.addRule.mutate({
    effect: "deny",
    subject: { range: "203.0.113.0/24" },
    note: "撞库",
  });

  for (const at of [world, other]) {
    await vi.waitFor(async () => expect(await statusAt(at, "/api/v1/models")).toBe(403), within);
    const refused = await at.query("auth.me", {}, headers);
    expect([refused.status, await reasonOf(refused)]).toEqual([403, "FORBIDDEN"]);
    expect(await statusAt(at, "/")).toBe(403);
    expect(await statusAt(at, "/healthz")).toBe(200);
    await expect(connect(at.wsUrl, { headers: attacker })).rejects.toThrow("HTTP 403");
    expect((await at.query("auth.me", {}, { ...from("203.0.114.7"), ...bearer(person) })).status).toBe(200);
  }
  expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401]);

  const allow = await admin.admin.limits.addRule.mutate({
    effect: "allow",
    subject: { userId: person.userId },
  });
  for (const at of [world, other]) {
    await vi.waitFor(async () => expect((await at.query("auth.me", {}, headers)).status).toBe(200), within);
    const socket = await connect(at.wsUrl, { token: person.accessToken, headers: attacker });
    socket.send(query(1, "auth.me"));
    expect(await socket.next(({ id }) => id === 1)).toHaveProperty("result");
    const stranger = await connect(at.wsUrl, { token: operator.accessToken, headers: attacker });
    stranger.send(query(1, "auth.me"));
    expect(await stranger.closed).toBe(4401);
    expect(await statusAt(at, "/api/v1/models")).toBe(403);
    await socket[Symbol.asyncDispose]();
  }

  for (const { id } of [rule, allow]) await admin.admin.limits.removeRule.mutate({ ruleId: id });
  for (const at of [world, other]) {
    await vi.waitFor(async () => expect(await statusAt(at, "/healthz")).toBe(200), within);
    await vi.waitFor(async () => expect((await at.query("auth.me", {}, headers)).status).toBe(200), within);
  }
});

test("a denied account is refused everywhere, and nobody denies the address that they are using", async () => {
  const rule = await admin.admin.limits.addRule.mutate({
    effect: "deny",
    subject: { userId: person.userId },
  });

  await vi.waitFor(async () => {
    const refused = await other.query("auth.me", {}, bearer(person));
    expect(await reasonOf(refused)).toBe("ACCOUNT_DISABLED");
  }, within);
  await expect(
    admin.admin.limits.addRule.mutate({ effect: "deny", subject: { range: "127.0.0.0/8" } }),
  ).rejects.toMatchObject({ data: { reason: "CONFLICT" }, message: expect.stringContaining("127.0.0.1") });
  await admin.admin.limits.removeRule.mutate({ ruleId: rule.id });
  await vi.waitFor(
    async () => expect((await other.query("auth.me", {}, bearer(person))).status).toBe(200),
    within,
  );
});

test("who is limited is listed and let go on", async () => {
  const attempts = Array.from({ length: 11 }, () =>
    world.mutate("auth.login", { email: person.email, password: "not the right one" }),
  );
  await Promise.all(attempts);
  const find = () => admin.admin.limits.limited.query({ query: person.email });
  const [limited] = (await find()).items;

  expect(limited).toMatchObject({ name: "wrong-password:email", subject: "email", remaining: 0, limit: 10 });
  await admin.admin.limits.clear.mutate({ name: "wrong-password:email", key: person.email });

  expect((await find()).total).toBe(0);
  const again = await world.mutate("auth.login", { email: person.email, password: "not the right one" });
  expect(await reasonOf(again)).toBe("INVALID_CREDENTIALS");
});

test("a document that failed is tried again by an operator, and its owner sees it ready", async () => {
  const { id: knowledgeBaseId } = await claw.knowledge.create.mutate({ name: "手册" });
  const form = new FormData();
  form.set("knowledgeBaseId", knowledgeBaseId);
  form.set("file", new File(["%PDF-1.7 and no more"], "一个秘密的题目.pdf"));
  const response = await fetch(`${world.url}/trpc/knowledge.upload`, {
    method: "POST",
    body: form,
    headers: bearer(person),
  });
  expect(response.status).toBe(200);
  const find = async () => (await claw.knowledge.documents.query({ knowledgeBaseId })).items[0];
  // Either process may do it, and without Redis they do not tell each other's clients.
  await expect.poll(async () => (await find())?.status, within).toBe("failed");
  const document = await find();
  const failed = await admin.admin.knowledge.failed.query({ problem: "MALFORMED" });
  const version = await world.db.prisma.documentVersion.findFirstOrThrow({
    where: { documentId: document?.id ?? "" },
  });
  await writeFile(join(world.dataDir, "files", version.blobKey), "这一次是完整的文字。");

  await admin.admin.knowledge.retry.mutate({ documentId: document?.id ?? "" });

  expect(failed.items).toMatchObject([{ documentId: document?.id, baseName: "手册", fileType: "pdf" }]);
  expect(JSON.stringify(failed)).not.toContain("秘密");
  await expect.poll(async () => (await find())?.status, within).toBe("ready");
});

test("both processes tell of their jobs", async () => {
  const processes = await vi.waitFor(async () => {
    const found = await admin.admin.jobs.processes.query();
    expect(found.filter(({ isAlive }) => isAlive)).toHaveLength(2);
    return found;
  }, within);

  for (const { jobs } of processes) {
    const names = jobs.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "the sweep of answers without an owner",
        "the sweep of jobs without an owner",
        "the sweep of subscriptions",
        "the check of the accounts",
        "asking after payments",
      ]),
    );
  }
});

test("an operator reads the mails that were not sent without what would let them in", async () => {
  await world.mutate("auth.requestPasswordReset", { email: person.email });
  const folder = join(world.dataDir, "outbox");
  const [mail] = await vi.waitFor(async () => {
    const { items } = await admin.admin.mail.list.query({ query: "重置" });
    expect(items).toHaveLength(1);
    return items;
  }, within);
  const shown = await admin.admin.mail.get.query({ mailId: mail?.id ?? "" });
  const files = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
  );
  const tokens = files.flatMap((text) => /#token=([\w-]+)/.exec(text)?.[1] ?? []);

  expect(tokens.length).toBeGreaterThan(0);
  expect(shown).toMatchObject({ to: person.email, isMasked: true });
  expect(shown.text).toContain("reset-password#token=••••••");
  for (const token of tokens) expect(JSON.stringify(shown)).not.toContain(token.slice(0, 8));
  expect(await admin.admin.mail.status.query()).toMatchObject({ mode: "outbox", works: null });
  expect(await admin.admin.mail.sendTest.mutate()).toMatchObject({ to: operator.email, sent: true });
});
