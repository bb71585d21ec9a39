import {
  type Actor,
  DomainError,
  type ErrorCode,
  type Exchange,
  errorCodes,
  type Message,
  type SendMessage,
} from "@claw/contract";
import { sendMessage } from "./send-message.ts";
import type { ConversationDeps } from "./service.ts";
import { watchReply } from "./watch-reply.ts";

/** Sends, and waits for the whole answer. Throws the failure of an answer that failed before its first token. */
export async function chat(
  deps: ConversationDeps,
  actor: Actor,
  input: SendMessage,
  signal?: AbortSignal,
): Promise<Exchange> {
  const { message, reply } = await sendMessage(deps, actor, input);
  const ended = await waitForEnd(deps, actor, reply.id, signal);
  if (ended.status === "failed" && ended.content === "") throw failureOf(ended);

  return { message, reply: ended };
}

async function waitForEnd(
  deps: ConversationDeps,
  actor: Actor,
  messageId: string,
  signal?: AbortSignal,
): Promise<Message> {
  for await (const { event } of watchReply(deps, actor, { messageId }, signal)) {
    if (event.type === "done") return event.message;
  }

  throw new DomainError("UNAVAILABLE", {
    message: "The connection ended before the answer. It goes on being written.",
  });
}

function failureOf({ errorCode }: Message): DomainError {
  const code: ErrorCode = errorCodes.find((known) => known === errorCode) ?? "PROVIDER_FAILED";

  return new DomainError(code, { message: failureTexts[code] ?? "The model could not answer." });
}

const failureTexts: Partial<Record<ErrorCode, string>> = {
  RATE_LIMITED: "The model's provider is busy. Try again in a moment.",
  PROVIDER_TIMEOUT: "The model's provider did not answer in time. Try again.",
  PROVIDER_FAILED: "The model's provider failed. Try again, or choose another model.",
  PROVIDER_REJECTED_KEY: "The model's provider refused this installation's key. Tell its operator.",
  CONTEXT_TOO_LONG: "The conversation is longer than this model can read.",
};
