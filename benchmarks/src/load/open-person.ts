import { newId } from "@claw/client";
import { openWire, type Wire } from "./open-wire.ts";

/** Somebody with one socket to ask on and as many to read on as they like. */
export interface Person {
  /** @returns the id of the answer */
  ask(question: string): Promise<string>;
  openSocket(): Promise<Wire>;
}

export async function openPerson(serverUrl: string, token: string): Promise<Person> {
  const asking = await openWire(serverUrl, token);

  return {
    async ask(question) {
      const conversationId = newId();
      // With a title of its own, or the server would ask the model for one after the first answer.
      await asking.call("mutation", "conversation.create", { id: conversationId, title: "Benchmark" });
      const messageId = newId();
      const exchange = await asking.call("mutation", "conversation.send", {
        conversationId,
        content: question,
        messageId,
      });

      return readReplyId(exchange);
    },
    openSocket: () => openWire(serverUrl, token),
  };
}

/** Of what `send` and its relatives give back. */
export function readReplyId(exchange: unknown): string {
  if (isRecord(exchange) && isRecord(exchange.reply) && typeof exchange.reply.id === "string")
    return exchange.reply.id;

  throw new Error(`not an exchange: ${JSON.stringify(exchange)}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
