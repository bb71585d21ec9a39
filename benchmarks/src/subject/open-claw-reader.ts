import { type AppRouter, type Message, newId } from "@claw/client";
import { createTRPCClient, createWSClient, wsLink } from "@trpc/client";
import { WebSocket } from "ws";
import { readQuestion } from "../script/plan.ts";
import type { Reader } from "./subject.ts";

/** The plain tRPC client on a socket of its own: a question by `conversation.send`, its answer by `conversation.onReply`. */
export async function openClawReader(serverUrl: string, token: string): Promise<Reader> {
  const implementation: unknown = WebSocket;
  if (!isWebSocketClass(implementation)) throw new TypeError("ws has no WebSocket");

  const socket = createWSClient({
    url: `${serverUrl.replace(/^http/, "ws")}/trpc`,
    connectionParams: { token },
    WebSocket: implementation,
  });
  const { conversation } = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] });
  const ready: string[] = [];

  return {
    async prepare(answers) {
      while (ready.length < answers) {
        // With a title of its own, or the server would ask the model for one after the first answer.
        const { id } = await conversation.create.mutate({ title: "Benchmark" });
        ready.push(id);
      }
    },
    async ask(question, onText) {
      const { promise: done, resolve, reject } = Promise.withResolvers<Message>();
      const conversationId = ready.pop();
      if (conversationId === undefined) throw new Error("a question without a conversation");

      const { reply } = await conversation.send.mutate({
        conversationId,
        content: question,
        messageId: newId(),
      });
      conversation.onReply.subscribe(
        { messageId: reply.id },
        {
          onData({ data }) {
            if (data.type === "delta") onText(data.text);
            if (data.type === "done") resolve(data.message);
          },
          onError: reject,
        },
      );

      requireWhole(await done, readQuestion(question).tokens);
    },
    [Symbol.asyncDispose]: () => socket.close(),
  };
}

/** Stored as complete, and counted as the provider counted it. */
function requireWhole({ status, usage, cost }: Message, tokens: number): void {
  if (status === "complete" && usage?.source === "provider" && usage.completionTokens === tokens && cost)
    return;

  throw new Error(`an answer was not accounted for: ${JSON.stringify({ status, usage, cost, tokens })}`);
}

/** The constructor of `ws` does all that the client asks of a browser's. */
function isWebSocketClass(value: unknown): value is typeof globalThis.WebSocket {
  return typeof value === "function";
}
