import { type Failure, toFailure } from "@claw/client/browser";
import type { CreateConversation } from "@claw/contract";
import { rejoin } from "../draft/draft-store.ts";
import { deliver } from "./deliver.ts";
import { landExchange } from "./land-exchange.ts";
import type { OutgoingQuestion } from "./outgoing.ts";
import type { SendDeps } from "./send-deps.ts";

export type SendRequest = {
  conversationId: string;
  content: string;
  /** Where the text came from and goes back to if it cannot be sent. */
  place: string;
  /** The message that is shown last; null where none is. */
  parentId: string | null;
  /** A message of the branch that is shown, where its end is not loaded. */
  belowId?: string;
  /** Where the conversation is to be made first. */
  create?: CreateConversation;
};

/** Why it failed, and whether there is a conversation all the same. */
export type SendResult = { failure: Failure | null; isCreated: boolean };

/**
 * Sends a message. It shows at once, waits for the network where there is none, and moves into the conversation when
 * the server has it; what is refused, or taken back, goes back into the draft.
 */
export function sendMessage(deps: SendDeps, request: SendRequest): Promise<SendResult> {
  const { conversationId, content, place, parentId, belowId, create = null } = request;
  const id = deps.outbox.idFor(place, conversationId, content);
  deps.drafts.write(place, "");

  return sendQuestion(deps, {
    kind: "question",
    id,
    conversationId,
    content,
    place,
    parentId,
    ...(belowId === undefined ? {} : { belowId }),
    replacesId: null,
    create,
  });
}

/** As `sendMessage`, for a question that has its id; also for one that was on its way when the page was closed. */
export async function sendQuestion(deps: SendDeps, question: OutgoingQuestion): Promise<SendResult> {
  const { calls, cache, outbox, kept } = deps;
  const { id, conversationId, content, parentId, belowId, create } = question;
  kept.keep(question);
  const signal = outbox.add(question);
  const onWaiting = (isWaiting: boolean) => outbox.setWaiting(id, isWaiting);
  let isCreated = create === null;
  let failure: Failure | null = null;

  try {
    if (create) {
      const conversation = await deliver(deps, { call: () => calls.create(create), signal, onWaiting });
      if (conversation) cache.putConversation(conversation);
      isCreated = conversation !== null;
    }
    const place = {
      ...(parentId === null ? {} : { parentId }),
      ...(belowId === undefined ? {} : { belowId }),
    };
    const input = { conversationId, content, messageId: id, ...place };
    const exchange = await deliver(deps, { call: () => calls.send(input), signal, onWaiting });
    if (exchange) landExchange(deps, exchange);
    else if (outbox.has(id)) bringBack(deps, question, isCreated);
  } catch (error) {
    failure = toFailure(error);
  }

  // Whoever was signed out meanwhile finds the question where it is kept.
  if (!outbox.has(id)) return { failure, isCreated };
  kept.forget(id);
  if (failure) outbox.fail(question, bringBack(deps, question, isCreated), failure);
  else outbox.settle(id);

  return { failure, isCreated };
}

/** Puts the text before what was typed since. Returns where. */
function bringBack({ drafts }: SendDeps, question: OutgoingQuestion, isCreated: boolean): string {
  const place = isCreated ? question.conversationId : question.place;
  drafts.write(place, rejoin(question.content, drafts.read(place)));

  return place;
}
