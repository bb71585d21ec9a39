import type {
  CreateConversation,
  EditAndResend,
  Exchange,
  Message,
  RegenerateReply,
  SendMessage,
} from "@claw/contract";
import { TRPCClientError } from "@trpc/client";
import { memoryStorage } from "../draft/memory-storage.ts";
import { optimisticConversation } from "../empty/optimistic-conversation.ts";
import { sampleMessage } from "../sample-message.ts";
import { createKeptQuestions } from "./kept-questions.ts";
import { createOutbox } from "./outbox.ts";
import type { SendDeps } from "./send-deps.ts";

/** A call that got no answer. */
export const lost = () => TRPCClientError.from(new TypeError("Failed to fetch"));

/** A call that the server refused. */
export const refused = (reason: string) =>
  new TRPCClientError("no", {
    result: { error: { code: -32000, message: "no", data: { reason, fields: [] } } },
  });

export function message(id: string, role: "user" | "assistant", content: string): Message {
  return sampleMessage({ id, role, content, status: role === "user" ? "complete" : "streaming" });
}

export type Call =
  | { verb: "create"; input: CreateConversation }
  | { verb: "send"; input: SendMessage }
  | { verb: "edit"; input: EditAndResend }
  | { verb: "regenerate"; input: RegenerateReply }
  | { verb: "continue"; input: { messageId: string } };

/** A server that fails as planned, call by call, and remembers what it was asked; `hold` keeps the waits waiting. */
export function sendingWorld(...failures: Error[]) {
  const calls: Call[] = [];
  const shown: string[] = [];
  const told: string[] = [];
  const reloaded: string[] = [];
  const followed: string[] = [];
  const texts = new Map<string, string>();
  const waits: number[] = [];
  const storage = memoryStorage();
  let onWait: (signal: AbortSignal) => Promise<void> = () => Promise.resolve();
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `m${lastId}`;
  };
  const answer = async <Result>(call: Call, result: Result): Promise<Result> => {
    calls.push(call);
    const failure = failures.shift();
    if (failure) throw failure;

    return result;
  };
  const exchange = (id: string, content: string, replyId = "reply"): Exchange => ({
    message: message(id, "user", content),
    reply: message(replyId, "assistant", ""),
  });

  const kept = createKeptQuestions({ storage, owner: () => "u1", onFull: () => undefined });
  const deps: SendDeps = {
    calls: {
      create: (input) => {
        const choices = { type: "chat" as const, model: null, systemPrompt: "", knowledgeBaseIds: [] };
        return answer(
          { verb: "create", input },
          optimisticConversation(input.id ?? "", choices, new Date(0)),
        );
      },
      send: (input) => answer({ verb: "send", input }, exchange(input.messageId ?? "", input.content)),
      editAndResend: (input) =>
        answer({ verb: "edit", input }, exchange(input.newMessageId ?? "", input.content)),
      regenerate: (input) =>
        answer({ verb: "regenerate", input }, exchange(input.messageId, "", input.replyId)),
      continue: (input) => answer({ verb: "continue", input }, exchange("q", "", input.messageId)),
    },
    cache: {
      putConversation: ({ id }) => shown.push(id),
      putMessage: ({ id }) => shown.push(id),
      reloadMessages: (conversationId) => reloaded.push(conversationId),
    },
    outbox: createOutbox(newId),
    kept,
    drafts: { read: (place) => texts.get(place) ?? "", write: (place, text) => void texts.set(place, text) },
    branches: { followNewest: (conversationId) => followed.push(conversationId) },
    notices: { tell: (key, { reason }) => told.push(`${key} ${reason}`) },
    onAsked: () => undefined,
    newId,
    untilWorthIt(attempt, signal) {
      waits.push(attempt);
      return onWait(signal);
    },
  };

  return {
    deps,
    calls,
    shown,
    told,
    reloaded,
    followed,
    texts,
    waits,
    kept,
    /** From now on waiting ends only with being taken back. */
    hold() {
      onWait = (signal) =>
        new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    },
  };
}

/** Lets promises that have settled run on. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
