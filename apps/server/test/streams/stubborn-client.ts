import type { Exchange } from "@claw/contract";
import { expect } from "vitest";
import { type Person, type Question, Refused, send } from "./person.ts";
import { attach, createReader, type Reader } from "./reader.ts";
import type { Succession } from "./succession.ts";

/** Somebody's question, and what they know of its answer. */
export type Asked = { person: Person; question: Question; exchange: Exchange | null; reader: Reader | null };

export type Notice = { sending?: () => void; progress?: (reader: Reader) => void };

/**
 * Asks, and reads the answer to its end, whatever happens to the servers: after each loss it sends the same question
 * with the same id once more, as a client does that cannot know what became of it, and reads on where it was.
 * Throws when a retry brings another pair, or when anything is refused.
 */
export async function askUntilDone(asked: Asked, servers: Succession, notice: Notice = {}): Promise<void> {
  const { person, question } = asked;

  for (let server = await servers.present(); ; server = await servers.after(server)) {
    notice.sending?.();
    const exchange = await send(server.url, person, question).catch(nullWhenUnreachable);
    if (exchange === null) continue;

    if (asked.exchange) expect(idsOf(exchange)).toEqual(idsOf(asked.exchange));
    asked.exchange = exchange;
    asked.reader ??= createReader(exchange.reply.id);
    const parting = await attach(asked.reader, server.url, person, (reader) => {
      notice.progress?.(reader);
      return false;
    });
    if (parting === "done") return;
  }
}

function nullWhenUnreachable(error: unknown): null {
  if (error instanceof Refused) throw error;

  return null;
}

function idsOf({ message, reply }: Exchange) {
  return [message.id, reply.id];
}
