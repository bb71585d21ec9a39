/**
 * What one would build instead: the AI SDK with its chat persistence and resumable streams, as its documentation shows
 * them ("Chatbot Message Persistence", "Chatbot Resume Streams"), on Node's own HTTP server, PostgreSQL and Redis.
 */

import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createClient } from "redis";
import { createResumableStreamContext } from "resumable-stream";
import { announce } from "../process/announce.ts";
import { answerChat } from "./answer-chat.ts";
import { openChatStore } from "./chat-store.ts";
import { resumeChat } from "./resume-chat.ts";
import { createSignIn } from "./sign-in.ts";

const { values } = parseArgs({
  options: {
    provider: { type: "string", default: "" },
    database: { type: "string", default: "" },
    redis: { type: "string", default: "" },
    key: { type: "string", default: "" },
  },
});

const { chatModel } = createOpenAICompatible({
  name: "benchmark",
  baseURL: values.provider,
  apiKey: "benchmark",
  includeUsage: true,
});
const store = await openChatStore(values.database);
const publisher = await createClient({ url: values.redis }).connect();
const subscriber = await createClient({ url: values.redis }).connect();
const streams = createResumableStreamContext({
  waitUntil: null,
  publisher,
  subscriber,
});
const signIn = await createSignIn(values.key);
const deps = { model: chatModel("benchmark"), store, streams };

const server = createServer((request, response) => {
  const answer = async () => {
    const userId = await signIn(request.headers.authorization);
    const resumed = /^\/api\/chat\/([^/]+)\/stream$/.exec(request.url ?? "")?.[1];

    if (userId === null) response.writeHead(401).end();
    else if (request.method === "POST" && request.url === "/api/chat")
      await answerChat(deps, userId, request, response);
    else if (request.method === "GET" && resumed) await resumeChat(deps, userId, resumed, response);
    else response.writeHead(404).end();
  };

  answer().catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => announce(server));
