import type { Conversation, CreateConversation, Exchange, SendMessage } from "@claw/contract";
import { type Failure, toFailure } from "../../api/failure.ts";
import type { ConversationCache } from "../cache/conversation-cache.ts";
import { type DraftStore, rejoin } from "../draft/draft-store.ts";
import type { Outbox } from "./outbox.ts";

export type SendDeps = {
  create(input: CreateConversation): Promise<Conversation>;
  send(input: SendMessage): Promise<Exchange>;
  cache: Pick<ConversationCache, "putConversation" | "putMessage">;
  outbox: Outbox;
  drafts: Pick<DraftStore, "read" | "write">;
  wait(milliseconds: number): Promise<void>;
};

export type SendRequest = {
  conversationId: string;
  content: string;
  /** Where the text came from and goes back to if it cannot be sent. */
  place: string;
  /** Where the conversation is to be made first. */
  create?: CreateConversation;
};

/** Why it failed, and whether there is a conversation all the same. */
export type SendResult = { failure: Failure | null; isCreated: boolean };

const pauses = [500, 1500];

/** Both calls carry ids of ours, so that repeating them after a lost connection does nothing twice. */
async function persist<Result>(deps: SendDeps, call: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await call();
    } catch (error) {
      if (toFailure(error).reason !== "NETWORK") throw error;
    }
    await deps.wait(pause);
  }

  return call();
}

/**
 * Sends a message. It shows at once and moves into the conversation when the server has it; what cannot be sent goes
 * back into the draft.
 */
export async function sendMessage(deps: SendDeps, request: SendRequest): Promise<SendResult> {
  const { conversationId, content, create } = request;
  const message = deps.outbox.add(request.place, conversationId, content);
  deps.drafts.write(request.place, "");
  let isCreated = create === undefined;

  try {
    if (create) deps.cache.putConversation(await persist(deps, () => deps.create(create)));
    isCreated = true;
    const { messageId } = message;
    const exchange = await persist(deps, () => deps.send({ conversationId, content, messageId }));
    deps.cache.putMessage(exchange.message);
    deps.cache.putMessage(exchange.reply);
    deps.outbox.settle(message);

    return { failure: null, isCreated };
  } catch (error) {
    const failure = toFailure(error);
    const place = isCreated ? conversationId : request.place;
    deps.drafts.write(place, rejoin(content, deps.drafts.read(place)));
    deps.outbox.fail(place, message, failure);

    return { failure, isCreated };
  }
}
