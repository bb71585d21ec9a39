import { Message } from "@claw/contract";
import { z } from "zod";
import { connect, type RawSocket, type SocketMessage, subscription } from "../raw-socket.ts";
import type { Person } from "./person.ts";

/** What a client knows of an answer: the text that it has, and the id of the last event that it took. */
export type Reader = {
  readonly messageId: string;
  text: string;
  reasoning: string;
  lastEventId: string | null;
  done: Message | null;
  /** Sockets that it has had. */
  sockets: number;
  /** Events with text. */
  deltas: number;
};

export function createReader(messageId: string): Reader {
  return { messageId, text: "", reasoning: "", lastEventId: null, done: null, sockets: 0, deltas: 0 };
}

/** `cut`: left because of `until`; `lost`: the other end went away. */
export type Parting = "done" | "cut" | "lost";

const Tracked = z.object({
  id: z.string(),
  data: z.discriminatedUnion("type", [
    z.object({ type: z.literal("delta"), text: z.string() }),
    z.object({ type: z.literal("reasoning"), text: z.string() }),
    z.object({ type: z.literal("done"), message: Message }),
  ]),
});

/** Opens a socket, goes on after the last event, and drops the socket without a goodbye when `until` says so. */
export async function attach(
  reader: Reader,
  url: string,
  person: Person,
  until: (reader: Reader, socket: RawSocket) => boolean = () => false,
): Promise<Parting> {
  const wsUrl = `${url.replace(/^http/, "ws")}/trpc`;
  const opened = await connect(wsUrl, { token: person.token }).catch(() => null);
  if (opened === null) return "lost";

  await using socket = opened;
  reader.sockets += 1;
  const { messageId, lastEventId } = reader;
  socket.send(subscription(1, "conversation.onReply", { messageId, lastEventId }));
  for (;;) {
    if (!reader.done && until(reader, socket)) return "cut";
    const message = await socket.next(({ id }) => id === 1).catch(() => null);
    if (message?.error) throw new Error(`onReply: ${message.error.data.reason}`);
    // Not with `done` itself: another event could follow it.
    if (message === null || message.result?.type === "stopped") return reader.done ? "done" : "lost";

    if (message.result?.type === "data") take(reader, message);
  }
}

/** Throws unless the event goes on exactly where the one before ended: nothing skipped, nothing repeated, one `done`. */
export function take(reader: Reader, message: SocketMessage): void {
  const { id, data } = Tracked.parse(message.result?.data);
  if (reader.done) throw new Error("an event after `done`");

  reader.lastEventId = id;
  if (data.type === "done") {
    reader.done = data.message;
    return;
  }

  reader.deltas += 1;
  if (data.type === "delta") reader.text += data.text;
  if (data.type === "reasoning") reader.reasoning += data.text;
  const position = `${reader.reasoning.length}.${reader.text.length}`;
  if (id !== position) throw new Error(`event ${id} left the reader at ${position}`);
}

/** Reads in the background; `begun` resolves with the first text, or when reading ends without any. */
export function follow(reader: Reader, url: string, person: Person) {
  const first = Promise.withResolvers<void>();
  const parting = attach(reader, url, person, ({ text }) => {
    if (text !== "") first.resolve();
    return false;
  });

  return { reader, parting, begun: Promise.race([first.promise, parting.then(() => undefined)]) };
}
