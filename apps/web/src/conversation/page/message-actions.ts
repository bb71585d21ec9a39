import type { Message } from "@claw/contract";

/** What a person can do with the messages that are shown. */
export type MessageActions = {
  /** Looks at another version of a message. */
  choose(messageId: string): void;
  /** Opens a question's editor, or closes it with null. */
  edit(messageId: string | null): void;
  /** Null while an answer is being written, or something is on its way. */
  ask: AskActions | null;
};

export type AskActions = {
  resend(message: Message, content: string): void;
  regenerate(question: Message, model: string | null): void;
  continue(answer: Message): void;
};
