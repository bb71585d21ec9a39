import { callTRPCProcedure } from "@trpc/server";
import type { Context } from "../src/context.ts";
import { isAsyncIterable } from "../src/forward-events.ts";
import { appRouter } from "../src/root.ts";
import type { ProcedurePath, Sample } from "./sample.ts";
import { adminSamples } from "./sample-admin.ts";
import { idOf } from "./sample-data.ts";

const email = "li@example.com";
const password = "正确的马电池订书钉";
const conversationId = idOf(10);
const messageId = idOf(21);
const knowledgeBaseId = idOf(40);
const documentId = idOf(41);
const paymentId = idOf(66);
const invoiceId = idOf(67);
const promptId = idOf(70);

function uploadForm(): FormData {
  const form = new FormData();
  form.append("knowledgeBaseId", knowledgeBaseId);
  form.append("file", new File(["年假十天。"], "年假.txt"));

  return form;
}

function importForm(): FormData {
  const form = new FormData();
  form.append("file", new File(["[]"], "conversations.json"));

  return form;
}

/** One good input for each procedure that there is; a procedure that is missing here does not compile. */
export const samples: { [Path in ProcedurePath]: Sample<Path> } = {
  "auth.register": { access: "open", input: { email, password } },
  "auth.login": { access: "open", input: { email, password } },
  "auth.refresh": { access: "open", input: { refreshToken: "refresh-0" } },
  "auth.logout": { access: "open", input: undefined },
  "auth.me": { access: "person", input: undefined },
  "auth.changePassword": {
    access: "person",
    input: { currentPassword: password, newPassword: `${password}!` },
  },
  "auth.requestPasswordReset": { access: "open", input: { email } },
  "auth.resetPassword": { access: "open", input: { token: "t", password } },
  "auth.requestEmailVerification": { access: "person", input: undefined },
  "auth.verifyEmail": { access: "open", input: { token: "t" } },
  "auth.sessions": { access: "person", input: undefined },
  "auth.endSession": { access: "person", input: { sessionId: idOf(2) } },
  "auth.endOtherSessions": { access: "person", input: undefined },
  "auth.renewSocket": { access: "person", input: { accessToken: "access-2" }, needs: "socket" },
  "user.update": { access: "person", input: { name: "韩梅梅" } },
  "user.exportData": { access: "person", input: undefined },
  "user.disclosures": { access: "person", input: undefined },
  "user.deleteAccount": { access: "person", input: { password } },
  "user.stats": { access: "member", input: undefined },
  "user.get": { access: "person", input: { userId: idOf(1) } },
  "user.list": { access: "operator", input: {} },
  "user.setRole": { access: "operator", input: { userId: idOf(1), role: "billing" } },
  "user.setActive": { access: "operator", input: { userId: idOf(1), isActive: false } },
  "model.list": { access: "member", input: undefined },
  "model.create": {
    access: "operator",
    input: { name: "glm-5", provider: "zhipu", contextWindow: 1000, maxOutputTokens: 100 },
  },
  "model.update": { access: "operator", input: { modelId: idOf(30) } },
  "model.setPrice": { access: "operator", input: { modelId: idOf(30), input: "20", output: "20" } },
  "conversation.create": { access: "member", input: {} },
  "conversation.list": { access: "member", input: undefined },
  "conversation.count": { access: "member", input: {} },
  "conversation.search": { access: "member", input: { query: "租约" } },
  "conversation.updateMany": {
    access: "member",
    input: { conversationIds: [conversationId], isPinned: true },
  },
  "conversation.deleteMany": { access: "member", input: { conversationIds: [conversationId] } },
  "conversation.get": { access: "member", input: { conversationId } },
  "conversation.update": { access: "member", input: { conversationId, title: "租约" } },
  "conversation.delete": { access: "member", input: { conversationId } },
  "conversation.messages": { access: "member", input: { conversationId } },
  "conversation.countMessages": { access: "member", input: { conversationId } },
  "conversation.addMessage": { access: "member", input: { conversationId, role: "user", content: "你好" } },
  "conversation.send": { access: "member", input: { conversationId, content: "你好" } },
  "conversation.chat": { access: "member", input: { conversationId, content: "你好" } },
  "conversation.onReply": { access: "member", input: { messageId } },
  "conversation.onChange": { access: "member", input: undefined },
  "conversation.regenerate": { access: "member", input: { messageId } },
  "conversation.editAndResend": { access: "member", input: { messageId, content: "你好" } },
  "conversation.continue": { access: "member", input: { messageId } },
  "conversation.export": { access: "member", input: { conversationId, format: "markdown" } },
  "conversation.import": { access: "member", input: importForm() },
  "conversation.branch": { access: "member", input: { messageId } },
  "conversation.share": { access: "member", input: { conversationId } },
  "conversation.unshare": { access: "member", input: { conversationId } },
  "conversation.shareOf": { access: "member", input: { conversationId } },
  "share.list": { access: "member", input: undefined },
  "share.get": { access: "open", input: { token: "token" } },
  "conversation.stop": { access: "member", input: { messageId } },
  "preset.list": { access: "member", input: undefined },
  "preset.set": { access: "member", input: { type: "support", systemPrompt: "简短" } },
  "preset.reset": { access: "member", input: { type: "support" } },
  "prompt.list": { access: "member", input: undefined },
  "prompt.create": { access: "member", input: { title: "翻译", content: "翻译成{{语言}}：" } },
  "prompt.update": { access: "member", input: { promptId, title: "翻译" } },
  "prompt.delete": { access: "member", input: { promptId } },
  "presence.active": { access: "member", input: undefined },
  "presence.set": { access: "member", input: { state: "away" } },
  "presence.onPresence": { access: "member", input: undefined },
  "knowledge.create": { access: "member", input: { name: "员工手册" } },
  "knowledge.list": { access: "member", input: undefined },
  "knowledge.count": { access: "member", input: undefined },
  "knowledge.get": { access: "member", input: { knowledgeBaseId } },
  "knowledge.update": { access: "member", input: { knowledgeBaseId, name: "手册" } },
  "knowledge.delete": { access: "member", input: { knowledgeBaseId } },
  "knowledge.addText": { access: "member", input: { knowledgeBaseId, title: "年假", content: "十天。" } },
  "knowledge.upload": { access: "member", input: uploadForm() },
  "knowledge.documents": { access: "member", input: { knowledgeBaseId } },
  "knowledge.countDocuments": { access: "member", input: { knowledgeBaseId } },
  "knowledge.getDocument": { access: "member", input: { documentId } },
  "knowledge.deleteDocument": { access: "member", input: { documentId } },
  "knowledge.retryDocument": { access: "member", input: { documentId } },
  "knowledge.cancelDocument": { access: "member", input: { documentId } },
  "knowledge.reindexDocument": { access: "member", input: { documentId } },
  "knowledge.chunks": { access: "member", input: { documentId } },
  "knowledge.getChunk": { access: "member", input: { chunkId: idOf(43) } },
  "knowledge.onProgress": { access: "member", input: undefined },
  "knowledge.search": { access: "member", input: { query: "年假几天" } },
  "knowledge.answer": { access: "member", input: { question: "年假几天？" } },
  "knowledge.trace": { access: "member", input: { messageId } },
  "knowledge.quota": { access: "member", input: undefined },
  "knowledge.embeddingModels": { access: "member", input: undefined },
  "billing.balance": { access: "member", input: undefined },
  "billing.usage": { access: "member", input: { from: "2026-11-01", to: "2026-11-30" } },
  "billing.messageCalls": { access: "member", input: { messageId } },
  "billing.reconcileCall": {
    access: "operator",
    input: { callId: idOf(61), freshTokens: 1, outputTokens: 1, reason: "the bill" },
  },
  "billing.ledger": { access: "member", input: undefined },
  "billing.exportLedger": { access: "member", input: undefined },
  "billing.quota": { access: "member", input: undefined },
  "billing.budgets": { access: "member", input: undefined },
  "billing.setBudget": { access: "person", input: { limit: "5" } },
  "billing.grantCredit": { access: "operator", input: { userId: idOf(1), amount: "10", reason: "welcome" } },
  "billing.plans": { access: "member", input: undefined },
  "billing.setPlan": {
    access: "operator",
    input: {
      tier: "pro",
      monthlyFee: "99",
      includedCredit: "50",
      models: null,
      requestsPerMinute: 1_200,
      answersInFlight: 20,
      knowledgeBases: 500,
      knowledgeDocuments: 50_000,
      knowledgeBytes: 107_374_182_400,
    },
  },
  "billing.subscription": { access: "member", input: undefined },
  "billing.previewSubscription": { access: "person", input: { tier: "pro" } },
  "billing.subscribe": { access: "person", input: { tier: "pro" } },
  "billing.cancel": { access: "person", input: undefined },
  "billing.resume": { access: "person", input: undefined },
  "billing.paymentOptions": { access: "person", input: undefined },
  "billing.topUp": { access: "person", input: { amount: "100" } },
  "billing.payInvoice": { access: "person", input: { invoiceId } },
  "billing.payments": { access: "person", input: undefined },
  "billing.getPayment": { access: "person", input: { paymentId } },
  "billing.cancelPayment": { access: "person", input: { paymentId } },
  "billing.submitReference": { access: "person", input: { paymentId, reference: "2026112900001" } },
  "billing.confirmPayment": { access: "billing", input: { paymentId } },
  "billing.rejectPayment": { access: "billing", input: { paymentId, reason: "not arrived" } },
  "billing.withdrawApproval": { access: "billing", input: { paymentId } },
  "billing.reopenPayment": { access: "billing", input: { paymentId } },
  "billing.refundPayment": { access: "billing", input: { paymentId, amount: "10", reason: "asked for" } },
  "billing.invoices": { access: "person", input: undefined },
  "billing.getInvoice": { access: "person", input: { invoiceId } },
  "billing.invoicePdf": { access: "person", input: { invoiceId } },
  "billing.billingProfile": { access: "person", input: undefined },
  "billing.setBillingProfile": {
    access: "person",
    input: { name: "韩梅梅", taxNumber: null, address: null, email: null },
  },
  "billing.requestFapiao": { access: "person", input: { invoiceId, title: "韩梅梅", email } },
  "billing.settleFapiao": { access: "billing", input: { invoiceId, status: "issued" } },
  "system.installation": { access: "open", input: undefined },
  ...adminSamples,
};

export type Procedure = { path: string; type: "query" | "mutation" | "subscription"; hasOutput: boolean };

function isProcedure(value: unknown): value is { _def: { type: Procedure["type"]; output?: unknown } } {
  return typeof value === "function" && "_def" in value;
}

/** Every procedure of the router, read from the router itself. */
export const procedures: Procedure[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  if (!isProcedure(procedure)) throw new TypeError(`${path} is no procedure`);

  return { path, type: procedure._def.type, hasOutput: procedure._def.output !== undefined };
});

/** Calls by name, as a host does; of a subscription all events. */
export async function call({ path, type }: Procedure, ctx: Context, input: unknown): Promise<unknown> {
  const result = await callTRPCProcedure({
    router: appRouter,
    path,
    type,
    getRawInput: async () => input,
    ctx,
    signal: undefined,
    batchIndex: 0,
  });

  if (!isAsyncIterable(result)) return result;

  const events: unknown[] = [];
  for await (const event of result) events.push(event);

  return events;
}
