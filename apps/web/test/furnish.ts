import { createServiceClient } from "@claw/client";
import type { Person } from "@claw/testing/browser";

/** What a person has after a while, with an id for each kind of page. */
export type Furniture = {
  conversationId: string;
  temporaryId: string;
  shareToken: string;
  knowledgeBaseId: string;
  documentId: string;
  paymentId: string;
  invoiceId: string;
};

/** Gives somebody a conversation with an answer, a base with a document, and something of everything about money. */
export async function furnish(url: string, person: Person): Promise<Furniture> {
  await using claw = createServiceClient({ url, credentials: person });
  const { id: userId } = await claw.auth.me.query();
  const base = await claw.knowledge.create.mutate({ name: "2026" });
  const document = await claw.knowledge.addText.mutate({
    knowledgeBaseId: base.id,
    title: "A-1",
    content: "# 1\n\n24 + 36 = 60.",
    fileType: "md",
  });
  while ((await claw.knowledge.getDocument.query({ documentId: document.id })).status !== "ready");

  const { id: conversationId } = await claw.conversation.create.mutate({
    title: "A-2",
    knowledgeBaseIds: [base.id],
  });
  await claw.conversation.chat.mutate({ conversationId, content: "24 + 36?" });
  await claw.billing.grantCredit.mutate({ userId, amount: "200", reason: "A-3" });
  await claw.billing.setBudget.mutate({ scope: "user", limit: "100" });
  await claw.billing.subscribe.mutate({ tier: "pro" });
  const { id: temporaryId } = await claw.conversation.create.mutate({ isTemporary: true });
  const { token: shareToken } = await claw.conversation.share.mutate({ conversationId, withSources: true });
  await claw.prompt.create.mutate({ title: "A-4", content: "{{A-5}}" });
  const { id: paymentId } = await claw.billing.topUp.mutate({ amount: "50" });
  const [invoice] = (await claw.billing.invoices.query()).items;

  return {
    conversationId,
    temporaryId,
    shareToken,
    knowledgeBaseId: base.id,
    documentId: document.id,
    paymentId,
    invoiceId: invoice?.id ?? "",
  };
}
