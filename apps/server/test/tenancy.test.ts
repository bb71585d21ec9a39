import { randomUUID } from "node:crypto";
import { appRouter } from "@claw/api/server";
import { createServiceClient } from "@claw/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { settledDocument } from "./knowledge-world.ts";
import { connect, type SocketMessage, subscription } from "./raw-socket.ts";
import { type Person, password, reasonOf, startWorld, type World } from "./world.ts";

/** What somebody else's ids are put into, and what a stranger may do with the procedure. */
type Sweep =
  /** Names things by id: another's is not found. */
  | { kind: "named"; input: (victim: Belongings) => object }
  /** Reaches the caller's own things only; takes no id. */
  | { kind: "own"; input?: object }
  /** For people who run the installation: 403 to anybody else, whatever is named. */
  | { kind: "operator"; input: (victim: Belongings) => object }
  /** For anybody. */
  | { kind: "open" };

type Belongings = {
  userId: string;
  conversationId: string;
  messageId: string;
  replyId: string;
  sessionId: string;
  knowledgeBaseId: string;
  documentId: string;
  chunkId: string;
  paymentId: string;
  invoiceId: string;
  promptId: string;
};

const content = "what does the stranger want";
const conversation = ({ conversationId }: Belongings) => ({ conversationId });
const base = ({ knowledgeBaseId }: Belongings) => ({ knowledgeBaseId });
const document = ({ documentId }: Belongings) => ({ documentId });
const reply = ({ replyId }: Belongings) => ({ messageId: replyId });

const types = new Map(
  Object.entries(z.record(z.string(), z.any()).parse(appRouter._def.procedures)).map(([path, procedure]) => [
    path,
    z.enum(["query", "mutation", "subscription"]).parse(procedure._def.type),
  ]),
);

/** Whatever one names there. */
const operatorsOnly = Object.fromEntries(
  [...types.keys()]
    .filter((path) => path.startsWith("admin."))
    .map((path): [string, Sweep] => [path, { kind: "operator", input: () => ({}) }]),
);

const sweeps: Record<string, Sweep> = {
  ...operatorsOnly,
  "auth.register": { kind: "open" },
  "auth.login": { kind: "open" },
  "auth.refresh": { kind: "open" },
  "auth.logout": { kind: "open" },
  "auth.requestPasswordReset": { kind: "open" },
  "auth.resetPassword": { kind: "open" },
  "auth.verifyEmail": { kind: "open" },
  "system.installation": { kind: "open" },
  "auth.me": { kind: "own" },
  "auth.changePassword": { kind: "own", input: { currentPassword: password, newPassword: `${password}!` } },
  "auth.requestEmailVerification": { kind: "own" },
  "auth.sessions": { kind: "own" },
  "auth.endOtherSessions": { kind: "own" },
  "auth.renewSocket": { kind: "own", input: { accessToken: "token" } },
  "auth.endSession": { kind: "named", input: ({ sessionId }) => ({ sessionId }) },
  "user.update": { kind: "own", input: {} },
  "user.exportData": { kind: "own" },
  "user.disclosures": { kind: "own" },
  "user.deleteAccount": { kind: "own", input: { password: "not this one" } },
  "user.stats": { kind: "own" },
  "user.get": { kind: "named", input: ({ userId }) => ({ userId }) },
  "user.list": { kind: "operator", input: () => ({}) },
  "user.setRole": { kind: "operator", input: ({ userId }) => ({ userId, role: "operator" }) },
  "user.setActive": { kind: "operator", input: ({ userId }) => ({ userId, isActive: false }) },
  "model.list": { kind: "own" },
  "model.create": {
    kind: "operator",
    input: () => ({ name: "mine", provider: "zhipu", contextWindow: 1000, maxOutputTokens: 100 }),
  },
  "model.update": { kind: "operator", input: ({ userId }) => ({ modelId: userId, enabled: false }) },
  "model.setPrice": {
    kind: "operator",
    input: ({ userId }) => ({ modelId: userId, input: "0", output: "0" }),
  },
  "conversation.create": { kind: "own", input: {} },
  "conversation.list": { kind: "own", input: {} },
  "conversation.count": { kind: "own", input: {} },
  "conversation.search": { kind: "own", input: { query: "own words" } },
  "conversation.updateMany": {
    kind: "named",
    input: ({ conversationId }) => ({ conversationIds: [conversationId], status: "archived" }),
  },
  "conversation.deleteMany": {
    kind: "named",
    input: ({ conversationId }) => ({ conversationIds: [conversationId] }),
  },
  "conversation.get": { kind: "named", input: conversation },
  "conversation.update": { kind: "named", input: (victim) => ({ ...conversation(victim), title: "mine" }) },
  "conversation.delete": { kind: "named", input: conversation },
  "conversation.messages": { kind: "named", input: conversation },
  "conversation.countMessages": { kind: "named", input: conversation },
  "conversation.addMessage": {
    kind: "named",
    input: (victim) => ({ ...conversation(victim), role: "user", content }),
  },
  "conversation.send": { kind: "named", input: (victim) => ({ ...conversation(victim), content }) },
  "conversation.chat": { kind: "named", input: (victim) => ({ ...conversation(victim), content }) },
  "conversation.regenerate": { kind: "named", input: reply },
  "conversation.editAndResend": {
    kind: "named",
    input: ({ messageId }) => ({ messageId, content }),
  },
  "conversation.continue": { kind: "named", input: reply },
  "conversation.export": {
    kind: "named",
    input: (victim) => ({ ...conversation(victim), format: "json" }),
  },
  "conversation.import": { kind: "own", input: new FormData() },
  "conversation.branch": { kind: "named", input: reply },
  "conversation.share": { kind: "named", input: conversation },
  "conversation.unshare": { kind: "named", input: conversation },
  "conversation.shareOf": { kind: "named", input: conversation },
  "share.list": { kind: "own" },
  "share.get": { kind: "open" },
  "conversation.stop": { kind: "named", input: reply },
  "conversation.onReply": { kind: "named", input: reply },
  "conversation.onChange": { kind: "own" },
  "knowledge.create": { kind: "own", input: { name: "mine" } },
  "knowledge.list": { kind: "own" },
  "knowledge.count": { kind: "own" },
  "knowledge.quota": { kind: "own" },
  "knowledge.embeddingModels": { kind: "own" },
  "knowledge.get": { kind: "named", input: base },
  "knowledge.update": { kind: "named", input: (victim) => ({ ...base(victim), name: "mine" }) },
  "knowledge.delete": { kind: "named", input: base },
  "knowledge.addText": { kind: "named", input: (victim) => ({ ...base(victim), title: "mine", content }) },
  "knowledge.upload": { kind: "named", input: uploadTo },
  "knowledge.documents": { kind: "named", input: base },
  "knowledge.countDocuments": { kind: "named", input: base },
  "knowledge.getDocument": { kind: "named", input: document },
  "knowledge.deleteDocument": { kind: "named", input: document },
  "knowledge.retryDocument": { kind: "named", input: document },
  "knowledge.cancelDocument": { kind: "named", input: document },
  "knowledge.reindexDocument": { kind: "named", input: document },
  "knowledge.chunks": { kind: "named", input: document },
  "knowledge.getChunk": { kind: "named", input: ({ chunkId }) => ({ chunkId }) },
  "knowledge.onProgress": { kind: "named", input: base },
  "knowledge.search": {
    kind: "named",
    input: ({ knowledgeBaseId }) => ({
      knowledgeBaseIds: [knowledgeBaseId],
      query: "the victim's own words",
    }),
  },
  "knowledge.answer": {
    kind: "named",
    input: ({ knowledgeBaseId }) => ({ knowledgeBaseIds: [knowledgeBaseId], question: "whose words?" }),
  },
  "knowledge.trace": { kind: "named", input: reply },
  "billing.balance": { kind: "own" },
  "billing.usage": { kind: "own", input: { from: "2026-11-01", to: "2026-11-30" } },
  "billing.messageCalls": { kind: "named", input: reply },
  "billing.reconcileCall": {
    kind: "operator",
    input: ({ userId }) => ({ callId: userId, freshTokens: 0, outputTokens: 0, reason: "mine" }),
  },
  "billing.ledger": { kind: "own" },
  "billing.exportLedger": { kind: "own" },
  "billing.quota": { kind: "own" },
  "billing.budgets": { kind: "own" },
  "billing.setBudget": { kind: "own", input: { limit: "5" } },
  "billing.grantCredit": {
    kind: "operator",
    input: ({ userId }) => ({ userId, amount: "1", reason: "mine" }),
  },
  "billing.plans": { kind: "own" },
  "billing.setPlan": {
    kind: "operator",
    input: () => ({
      tier: "pro",
      monthlyFee: "0",
      includedCredit: "1000",
      models: null,
      requestsPerMinute: 1_200,
      answersInFlight: 20,
      knowledgeBases: 500,
      knowledgeDocuments: 50_000,
      knowledgeBytes: 1_000,
    }),
  },
  "billing.subscription": { kind: "own" },
  "billing.previewSubscription": { kind: "own", input: { tier: "pro" } },
  "billing.subscribe": { kind: "own", input: { tier: "pro" } },
  "billing.cancel": { kind: "own" },
  "billing.resume": { kind: "own" },
  "billing.paymentOptions": { kind: "own" },
  "billing.topUp": { kind: "own", input: { amount: "100" } },
  "billing.payInvoice": { kind: "named", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.payments": { kind: "own" },
  "billing.getPayment": { kind: "named", input: ({ paymentId }) => ({ paymentId }) },
  "billing.cancelPayment": { kind: "named", input: ({ paymentId }) => ({ paymentId }) },
  "billing.submitReference": {
    kind: "named",
    input: ({ paymentId }) => ({ paymentId, reference: "2026112900001" }),
  },
  "billing.confirmPayment": { kind: "operator", input: ({ paymentId }) => ({ paymentId }) },
  "billing.rejectPayment": {
    kind: "operator",
    input: ({ paymentId }) => ({ paymentId, reason: "not arrived" }),
  },
  "billing.withdrawApproval": { kind: "operator", input: ({ paymentId }) => ({ paymentId }) },
  "billing.reopenPayment": { kind: "operator", input: ({ paymentId }) => ({ paymentId }) },
  "billing.refundPayment": {
    kind: "operator",
    input: ({ paymentId }) => ({ paymentId, amount: "10", reason: "asked for" }),
  },
  "billing.invoices": { kind: "own" },
  "billing.getInvoice": { kind: "named", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.invoicePdf": { kind: "named", input: ({ invoiceId }) => ({ invoiceId }) },
  "billing.billingProfile": { kind: "own" },
  "billing.setBillingProfile": {
    kind: "own",
    input: { name: "韩梅梅", taxNumber: null, address: null, email: null },
  },
  "billing.requestFapiao": {
    kind: "named",
    input: ({ invoiceId }) => ({ invoiceId, title: "韩梅梅", email: "a@example.com" }),
  },
  "billing.settleFapiao": {
    kind: "operator",
    input: ({ userId }) => ({ invoiceId: userId, status: "issued" }),
  },
  "preset.list": { kind: "own" },
  "preset.set": {
    kind: "named",
    input: ({ knowledgeBaseId }) => ({ type: "support", knowledgeBaseIds: [knowledgeBaseId] }),
  },
  "preset.reset": { kind: "own", input: { type: "support" } },
  "prompt.list": { kind: "own" },
  "prompt.create": { kind: "own", input: { title: "mine", content } },
  "prompt.update": { kind: "named", input: ({ promptId }) => ({ promptId, title: "mine" }) },
  "prompt.delete": { kind: "named", input: ({ promptId }) => ({ promptId }) },
  "presence.active": { kind: "named", input: conversation },
  "presence.set": { kind: "named", input: conversation },
  "presence.onPresence": { kind: "named", input: conversation },
};

let world: World;
let victim: Person & Belongings;
let stranger: Person;

beforeAll(async () => {
  world = await startWorld();
  await world.register();
  const person = await world.register();
  stranger = await world.register();
  victim = { ...person, ...(await settle(person)) };
});

afterAll(() => world[Symbol.asyncDispose]());

test("every procedure is swept: a new one says here what a stranger may do with it", () => {
  expect(Object.keys(sweeps).sort()).toEqual([...types.keys()].sort());
});

describe("without signing in", () => {
  const closed = pathsOf((sweep) => sweep.kind !== "open").filter(
    (path) => types.get(path) !== "subscription",
  );

  test.each(closed)("%s is 401", async (path) => {
    const response = await call(path, inputOf(path), {});

    expect(response.status).toBe(401);
    expect(await reasonOf(response)).toBe("UNAUTHENTICATED");
  });
});

describe("a stranger", () => {
  const named = pathsOf((sweep) => sweep.kind === "named").filter(
    (path) => types.get(path) !== "subscription",
  );

  test.each(named)("does not find another's things with %s, and changes none", async (path) => {
    const before = await snapshot();
    const response = await call(path, inputOf(path), bearer(stranger));

    expect(response.status).toBe(404);
    expect(await reasonOf(response)).toBe("NOT_FOUND");
    expect(await snapshot()).toEqual(before);
  });

  test.each(named)("learns nothing from %s: another's things and none look alike", async (path) => {
    const nobody = { userId: randomUUID(), sessionId: randomUUID(), replyId: randomUUID() };
    const unknown = { knowledgeBaseId: randomUUID(), documentId: randomUUID(), chunkId: randomUUID() };
    const unpaid = { paymentId: randomUUID(), invoiceId: randomUUID(), promptId: randomUUID() };
    const nothing = {
      ...nobody,
      ...unknown,
      ...unpaid,
      conversationId: randomUUID(),
      messageId: randomUUID(),
    };
    const sweep = sweeps[path];
    const input = sweep?.kind === "named" ? sweep.input(nothing) : {};
    const [another, none] = await Promise.all([
      call(path, inputOf(path), bearer(stranger)),
      call(path, input, bearer(stranger)),
    ]);

    expect(await textOf(another)).toEqual(await textOf(none));
  });

  test.each(pathsOf((sweep) => sweep.kind === "named").filter((path) => types.get(path) === "subscription"))(
    "does not find another's things with %s on a WebSocket",
    async (path) => {
      await using socket = await connect(world.wsUrl, { token: stranger.accessToken });
      socket.send(subscription(1, path, inputOf(path)));

      const failed = (message: SocketMessage) => message.error !== undefined;
      expect((await socket.next(failed)).error?.data.reason).toBe("NOT_FOUND");
    },
  );

  const operators = pathsOf((sweep) => sweep.kind === "operator");

  test.each(operators.filter((path) => types.get(path) === "subscription"))(
    "may not use %s on a WebSocket",
    async (path) => {
      await using socket = await connect(world.wsUrl, { token: stranger.accessToken });
      socket.send(subscription(1, path, inputOf(path)));

      const failed = (message: SocketMessage) => message.error !== undefined;
      expect((await socket.next(failed)).error?.data.reason).toBe("FORBIDDEN");
    },
  );

  test.each(operators.filter((path) => types.get(path) !== "subscription"))(
    "may not use %s",
    async (path) => {
      const before = await snapshot();
      const response = await call(path, inputOf(path), bearer(stranger));

      expect(response.status).toBe(403);
      expect(await reasonOf(response)).toBe("FORBIDDEN");
      expect(await snapshot()).toEqual(before);
    },
  );

  test("gets hold of nothing by another's id as an own one, or as a parent", async () => {
    const before = await snapshot();
    const { conversationId: own, knowledgeBaseId: ownBase } = await settle(stranger);
    const { conversationId, messageId, replyId, knowledgeBaseId, documentId } = victim;
    const attempts: [string, object][] = [
      ["conversation.create", { id: conversationId, title: "mine" }],
      ["conversation.create", { title: "mine", knowledgeBaseIds: [knowledgeBaseId] }],
      ["conversation.update", { conversationId: own, knowledgeBaseIds: [ownBase, knowledgeBaseId] }],
      ["knowledge.create", { id: knowledgeBaseId, name: "mine" }],
      ["knowledge.addText", { knowledgeBaseId: ownBase, documentId, title: "mine", content }],
      ["knowledge.upload", uploadTo({ knowledgeBaseId: ownBase, documentId })],
      ["knowledge.search", { knowledgeBaseIds: [ownBase, knowledgeBaseId], query: "the victim's own words" }],
      ["conversation.send", { conversationId: own, content, messageId }],
      ["conversation.send", { conversationId: own, content, parentId: replyId }],
      ["conversation.send", { conversationId: own, content, replyId }],
      ["conversation.chat", { conversationId: own, content, messageId }],
      ["conversation.addMessage", { conversationId: own, role: "user", content, messageId }],
      ["conversation.addMessage", { conversationId: own, role: "user", content, parentId: replyId }],
      ["billing.topUp", { amount: "100", provider: "offline", paymentId: victim.paymentId }],
    ];

    for (const [path, input] of attempts) {
      const response = await call(path, input, bearer(stranger));
      const text = await response.text();

      expect(response.status, `${path} ${JSON.stringify(input)}`).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(response.status).not.toBe(403);
      expect(text).not.toContain("the victim's own words");
    }
    expect(await snapshot()).toEqual(before);
  });

  test("finds, asking all bases, own words and nobody else's", async () => {
    await settle(stranger);
    await using claw = createServiceClient({ url: world.url, token: stranger.accessToken });
    const { items } = await claw.knowledge.list.query();

    const { hits } = await claw.knowledge.search.query({ query: "the victim's own words", topK: 50 });

    expect(hits.length).toBeGreaterThan(0);
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(hits.map(({ knowledgeBaseId }) => knowledgeBaseId)),
    );
  });
});

describe("over REST", () => {
  const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

  async function operations(): Promise<{ method: string; path: string }[]> {
    const document = await fetch(`${world.url}/api/v1/openapi.json`);
    const { paths } = Paths.parse(await document.json());
    const methods = ["get", "put", "post", "delete", "patch"];

    return Object.entries(paths).flatMap(([path, item]) =>
      methods.filter((method) => method in item).map((method) => ({ method: method.toUpperCase(), path })),
    );
  }

  function send(
    { method, path }: { method: string; path: string },
    headers: Record<string, string>,
  ): Promise<Response> {
    const named = path.replace("{id}", idIn(path)).replace("{document_id}", victim.documentId);
    const address = `${world.url}${path.startsWith("/api/v1") ? "" : "/api/v1"}${named}`;
    if (path.endsWith("/upload")) return fetch(address, { method, headers, body: uploadTo({}) });

    const body = JSON.stringify({
      role: "user",
      content,
      message: content,
      title: "mine",
      question: "whose?",
    });
    const json = { "content-type": "application/json", ...headers };

    return fetch(
      address,
      method === "GET" || method === "DELETE" ? { method, headers } : { method, headers: json, body },
    );
  }

  function idIn(path: string): string {
    if (path.includes("/users/")) return victim.userId;

    return path.includes("/knowledge/") ? victim.knowledgeBaseId : victim.conversationId;
  }

  test("no path with an id finds another's things, and nothing of them changes", async () => {
    const before = await snapshot();
    const named = (await operations()).filter(({ path }) => path.includes("{id}"));
    expect(named.length).toBeGreaterThan(5);

    for (const operation of named) {
      const { status } = await send(operation, bearer(stranger));
      expect(status, `${operation.method} ${operation.path}`).toBe(404);
    }
    expect(await snapshot()).toEqual(before);
  });

  test("every path but those of signing in is 401 without signing in", async () => {
    const open = ["/auth/register", "/auth/login", "/auth/refresh"];
    const closed = (await operations()).filter(({ path }) => !open.some((end) => path.endsWith(end)));
    expect(closed.length).toBeGreaterThan(8);

    for (const operation of closed) {
      const { status } = await send(operation, {});
      expect(status, `${operation.method} ${operation.path}`).toBe(401);
    }
  });
});

test("keys that nobody may set do nothing", async () => {
  const email = `${randomUUID()}@example.com`;
  const extra = {
    role: "operator",
    isVerified: true,
    subscriptionTier: "enterprise",
    totalTokens: 0,
    balance: 1e9,
  };
  await world.mutate("auth.register", { email, password, ...extra });
  await world.mutate("user.update", { name: "Stranger", ...extra, id: victim.userId }, bearer(stranger));

  const created = await world.db.prisma.user.findUniqueOrThrow({ where: { email } });
  const updated = await world.db.prisma.user.findUniqueOrThrow({ where: { id: stranger.userId } });
  for (const user of [created, updated]) {
    expect(user).toMatchObject({ role: "user", isVerified: false, subscriptionTier: "free" });
  }
});

function pathsOf(fits: (sweep: Sweep) => boolean): string[] {
  return Object.keys(sweeps).filter((path) => sweeps[path] !== undefined && fits(sweeps[path]));
}

function inputOf(path: string): object | undefined {
  const sweep = sweeps[path];
  if (sweep?.kind === "named" || sweep?.kind === "operator") return sweep.input(victim);

  return sweep?.kind === "own" ? sweep.input : undefined;
}

function call(path: string, input: object | undefined, headers: Record<string, string>): Promise<Response> {
  if (input instanceof FormData) {
    return fetch(`${world.url}/trpc/${path}`, { method: "POST", headers, body: input });
  }

  return types.get(path) === "query"
    ? world.query(path, input ?? null, headers)
    : world.mutate(path, input, headers);
}

function bearer({ accessToken }: Person): Record<string, string> {
  return { authorization: `Bearer ${accessToken}` };
}

/** An error without what differs from request to request. */
async function textOf(response: Response): Promise<string> {
  return (await response.text()).replace(/"requestId":"[^"]*"/, "");
}

function uploadTo(fields: Partial<Belongings>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (name === "knowledgeBaseId" || name === "documentId") form.append(name, value);
  }
  form.append("file", new File([content], "mine.txt"));

  return form;
}

/** A conversation with a question and its answer, and a knowledge base with a document that can be found. */
async function settle(person: Person): Promise<Belongings> {
  const conversationId = randomUUID();
  await call("conversation.create", { id: conversationId, title: "the victim's own words" }, bearer(person));
  const exchange = { conversationId, content: "the victim's own words" };
  const answered = await call("conversation.chat", exchange, bearer(person));
  const Ids = z.object({ message: z.object({ id: z.string() }), reply: z.object({ id: z.string() }) });
  const { message, reply } = z.object({ result: z.object({ data: Ids }) }).parse(await answered.json())
    .result.data;
  const session = await world.db.prisma.session.findFirstOrThrow({ where: { userId: person.userId } });

  await using claw = createServiceClient({ url: world.url, token: person.accessToken });
  const { id: knowledgeBaseId } = await claw.knowledge.create.mutate({ name: "the victim's own words" });
  const text = { knowledgeBaseId, title: "the victim's own words", content: "the victim's own words" };
  const { id: documentId } = await claw.knowledge.addText.mutate(text);
  await settledDocument(claw, documentId);
  const { items } = await claw.knowledge.chunks.query({ documentId });
  const { id: paymentId } = await claw.billing.topUp.mutate({ amount: "100", provider: "offline" });
  const { openInvoiceId } = await claw.billing.subscribe.mutate({ tier: "pro", payWith: "offline" });
  const invoiceId = z.string().parse(openInvoiceId);
  const prompt = { title: "the victim's own words", content: "the victim's own words" };
  const { id: promptId } = await claw.prompt.create.mutate(prompt);
  await claw.preset.set.mutate({ type: "support", systemPrompt: "the victim's own words" });

  return {
    knowledgeBaseId,
    documentId,
    chunkId: items[0]?.id ?? "",
    paymentId,
    invoiceId,
    promptId,
    userId: person.userId,
    conversationId,
    messageId: message.id,
    replyId: reply.id,
    sessionId: session.id,
  };
}

/** All that the victim has. */
async function snapshot() {
  const where = { userId: victim.userId };
  const owned = { ownerId: victim.userId };
  const { prisma } = world.db;

  return {
    user: await prisma.user.findUniqueOrThrow({ where: { id: victim.userId } }),
    sessions: await prisma.session.findMany({ where, orderBy: { id: "asc" } }),
    conversations: await prisma.conversation.findMany({ where: owned, orderBy: { id: "asc" } }),
    messages: await prisma.message.findMany({
      where: { conversation: owned },
      orderBy: { id: "asc" },
    }),
    prompts: await prisma.prompt.findMany({ where: owned, orderBy: { id: "asc" } }),
    presets: await prisma.conversationPreset.findMany({ where: owned, orderBy: { type: "asc" } }),
    bases: await prisma.knowledgeBase.findMany({ where: owned, orderBy: { id: "asc" } }),
    documents: await prisma.document.findMany({
      where: { knowledgeBase: owned },
      include: { versions: true },
      orderBy: { id: "asc" },
    }),
    chunks: await prisma.chunk.count({ where: { documentId: victim.documentId } }),
    models: await prisma.model.findMany({ orderBy: { id: "asc" } }),
    prices: await prisma.priceVersion.count(),
    payments: await prisma.payment.findMany({ where, orderBy: { id: "asc" } }),
    plans: await prisma.planVersion.findMany({ orderBy: { id: "asc" } }),
    subscriptions: await prisma.subscription.findMany({ where: { openInvoiceId: victim.invoiceId } }),
    invoices: await prisma.invoice.findMany({ where: { id: victim.invoiceId }, include: { fapiao: true } }),
  };
}
