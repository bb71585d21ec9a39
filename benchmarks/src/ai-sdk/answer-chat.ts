import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import {
  convertToModelMessages,
  generateId,
  type LanguageModel,
  pipeUIMessageStreamToResponse,
  streamText,
  toUIMessageStream,
  type UIMessage,
} from "ai";
import type { ResumableStreamContext } from "resumable-stream";
import type { ChatStore } from "./chat-store.ts";

export type ChatDeps = { model: LanguageModel; store: ChatStore; streams: ResumableStreamContext };

/** `POST /api/chat {id, message}`: the question is stored, the answer streamed, and stored when it has ended. */
export async function answerChat(
  { model, store, streams }: ChatDeps,
  userId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body: unknown = await json(request);
  if (!isChatRequest(body)) return void response.writeHead(400).end();

  const { id, message } = body;
  const chat = await store.find(id, userId);
  if (!chat) return void response.writeHead(404).end();

  const messages = [...chat.messages, message];
  await store.saveQuestion(id, message);

  const result = streamText({ model, messages: await convertToModelMessages(messages) });
  await pipeUIMessageStreamToResponse({
    response,
    stream: toUIMessageStream({
      stream: result.stream,
      originalMessages: messages,
      generateMessageId: generateId,
      async onEnd({ responseMessage }) {
        await store.saveAnswer(id, responseMessage, await result.totalUsage);
      },
    }),
    async consumeSseStream({ stream }) {
      const streamId = generateId();
      await streams.createNewResumableStream(streamId, () => stream);
      await store.setActiveStream(id, streamId);
    },
  });
}

type ChatRequest = { id: string; message: UIMessage };

function isChatRequest(body: unknown): body is ChatRequest {
  if (typeof body !== "object" || body === null || !("id" in body) || !("message" in body)) return false;

  const { message } = body;
  const isMessage = typeof message === "object" && message !== null && "parts" in message;
  return typeof body.id === "string" && isMessage && Array.isArray(message.parts);
}
