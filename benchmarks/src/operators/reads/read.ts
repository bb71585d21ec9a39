import type { ServiceClient } from "@claw/client";
import type { Database } from "@claw/db";

export type Admin = ServiceClient["admin"];

/** Something that a page of the operator's application asks the server for. */
export type Read = {
  name: string;
  /** A page of a list, or a search or another order of it, for which there is a bar; else a figure over much. */
  isList: boolean;
  ask(): Promise<unknown>;
};

/** What is asked about by its id. */
export type Named = {
  busyPersonId: string;
  /** Somebody with payments and calls. */
  payerId: string;
  paymentId: string;
  callId: string;
  transactionId: string;
  modelId: string;
  /** The operator may read the busy person's conversations by it. */
  accessId: string;
  conversationId: string;
};

/** @param room stands before each name */
export function listOf(room: string) {
  return (name: string, ask: () => Promise<unknown>): Read => ({
    name: `${room}: ${name}`,
    isList: true,
    ask,
  });
}

/** A page to which nobody scrolls: measured, and not judged. */
export function farDown(read: Read): Read {
  return { ...read, isList: false };
}

export async function nameSome(admin: Admin, { prisma }: Database, busyPersonId: string): Promise<Named> {
  const payment = await prisma.payment.findFirstOrThrow({ where: { reference: "20270002471" } });
  const call = await prisma.llmCall.findFirstOrThrow({ where: { userId: payment.userId } });
  const transaction = await prisma.ledgerTransaction.findFirstOrThrow({ where: { callId: call.id } });
  const model = await prisma.model.findFirstOrThrow({ where: { name: "model-7" } });
  const accesses = await admin.access.list.query({ userId: busyPersonId });
  const access =
    accesses.items.find(({ isOpen }) => isOpen) ??
    (await admin.access.open.mutate({ userId: busyPersonId, reason: "how long it takes to read" }));
  const conversation = await prisma.conversation.findFirstOrThrow({ where: { ownerId: busyPersonId } });

  return {
    busyPersonId,
    payerId: payment.userId,
    paymentId: payment.id,
    callId: call.id,
    transactionId: transaction.id,
    modelId: model.id,
    accessId: access.id,
    conversationId: conversation.id,
  };
}
