import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UI_MESSAGE_STREAM_HEADERS } from "ai";
import type { ChatDeps } from "./answer-chat.ts";

/** `GET /api/chat/:id/stream`: the running answer from its beginning; 204 where none runs. */
export async function resumeChat(
  { store, streams }: ChatDeps,
  userId: string,
  chatId: string,
  response: ServerResponse,
): Promise<void> {
  const chat = await store.find(chatId, userId);
  const stream = chat?.activeStreamId ? await streams.resumeExistingStream(chat.activeStreamId) : null;
  if (!stream) return void response.writeHead(204).end();

  response.writeHead(200, UI_MESSAGE_STREAM_HEADERS);
  await pipeline(Readable.from(stream), response);
}
