import { setTimeout } from "node:timers/promises";
import { readReplyEvent } from "../load/follow-reply.ts";
import type { Wire } from "../load/open-wire.ts";
import type { Member } from "./open-member.ts";

export type ReadText = { text: string; status: string };

export type Reading = {
  /** The socket is cut when so many characters have come, and the answer resumed on another. */
  cutsAt?: readonly number[];
  /** Reads nothing for so long after the first piece. */
  stallMs?: number;
  /** Hears how much there is after each piece. */
  onText?: (length: number) => void;
};

type Said = { text: string; lastEventId: string | null };

type Ended = { how: "done"; status: string } | { how: "cut" };

const mostSockets = 50;

/** Reads an answer to its end on as many sockets as it takes, each going on where the last one ended. */
export async function readReply(member: Member, messageId: string, reading: Reading = {}): Promise<ReadText> {
  const said: Said = { text: "", lastEventId: null };
  const cutsAt = [...(reading.cutsAt ?? [])].sort((a, b) => a - b);

  for (let sockets = 0; sockets < mostSockets; sockets += 1) {
    const wire = await member.openSocket();
    const ended = await readOn(wire, messageId, said, { ...reading, cutAt: cutsAt.shift() });
    wire.cut();
    await wire.closed;
    if (ended.how === "done") return { text: said.text, status: ended.status };
  }

  throw new Error(`an answer did not end on ${mostSockets} sockets`);
}

function readOn(
  wire: Wire,
  messageId: string,
  said: Said,
  { cutAt = Number.POSITIVE_INFINITY, stallMs = 0, onText }: Reading & { cutAt: number | undefined },
): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  let hasStalled = stallMs === 0;

  wire.subscribe("conversation.onReply", { messageId, lastEventId: said.lastEventId }, (event) => {
    if (event.type === "closed") resolve({ how: "cut" });
    if (event.type === "error") reject(new Error(`onReply: ${JSON.stringify(event.error)}`));
    if (event.type !== "data") return;

    const { id, type, text, status } = readReplyEvent(event.data);
    said.lastEventId = id;
    if (type === "delta") said.text += text;
    if (type === "done") return resolve({ how: "done", status });

    onText?.(said.text.length);
    if (said.text.length >= cutAt) wire.cut();
    if (!hasStalled) {
      hasStalled = true;
      wire.pause();
      void setTimeout(stallMs).then(() => wire.resume());
    }
  });

  return promise;
}
