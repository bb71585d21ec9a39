import type { CreateConversation } from "@claw/contract";

/** A question on its way to the server: a new one, or one that is put differently. */
export type OutgoingQuestion = {
  kind: "question";
  /** The message's own, so that repeating the call stores it once. */
  id: string;
  conversationId: string;
  content: string;
  /** Where the text came from, and goes back to. */
  place: string;
  /** What it follows; null where nothing is known. */
  parentId: string | null;
  /** A message of the branch that it goes to the end of, where that end is not loaded. */
  belowId?: string;
  /** The question that it is put in place of. */
  replacesId: string | null;
  /** Where the conversation is to be made first. */
  create: CreateConversation | null;
};

/** Another answer to a question; its id is ours as well. */
export type OutgoingAnswer = {
  kind: "answer";
  id: string;
  conversationId: string;
  questionId: string;
  /** Null: the conversation's. */
  model: string | null;
};

/** The wish that an answer goes on; named after the answer. */
export type OutgoingContinuation = { kind: "continuation"; id: string; conversationId: string };

export type Outgoing = OutgoingQuestion | OutgoingAnswer | OutgoingContinuation;

/** What is on its way, and whether it waits for the network. */
export type OnItsWay = Outgoing & { isWaiting: boolean };
