import type { ChangeEvent, Message, MessageRole, Positioned, ReplyEvent } from "@claw/contract";
import type { TokenUsage } from "../billing/token-usage.ts";

export type ChatTurn = { role: MessageRole; content: string };

export type ChatRequest = {
  /** As the provider calls it. */
  model: string;
  turns: readonly ChatTurn[];
  /** The longest answer, in tokens. */
  maxTokens: number;
};

/** What arrived in one read from the provider; texts are exact continuations. */
export type ChatDelta = {
  text: string;
  /** The model's thinking, apart from its answer. */
  reasoning: string;
  /** The last one counts. */
  usage?: ReportedUsage;
  finishReason?: string;
};

/** The provider's own count in disjoint buckets; `anomaly` says what in it could not be believed. */
export type ReportedUsage = { usage: TokenUsage | null; anomaly: string | null };

/** A model that answers token by token. */
export interface ChatModel {
  /**
   * Ends when the answer is whole. Throws a DomainError (PROVIDER_FAILED, PROVIDER_TIMEOUT, PROVIDER_REJECTED_KEY,
   * RATE_LIMITED, CONTEXT_TOO_LONG) otherwise; after an abort of `signal` it ends or throws within 1 s.
   */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta>;
}

/** The models of the configured providers. */
export interface ChatModels {
  /** Null where this installation has no access to the provider. */
  find(provider: string): ChatModel | null;
}

/** Offsets into an answer's texts, in UTF-16 units. */
export type ReplyPosition = { reasoning: number; text: number };

/** What an answer says so far. */
export type ReplyTexts = { text: string; reasoning: string };

/** One answer being written. Its texts are well-formed: no character is cut in halves. */
export interface ReplyWriter {
  append(part: ReplyTexts): void;
  /** Readers get what they lack, then `done`. The message must be committed before. */
  close(message: Message): void;
  /** Readers get what they lack and end without `done`: the answer is another process's by now. */
  abandon(): void;
}

/** The texts so far of the answers being written. Readers are offsets: nobody is queued for, nothing is skipped or repeated. */
export interface GenerationLog {
  /** Begins an answer with the texts that it has already: none, or what an interrupted one had. */
  open(messageId: string, soFar: ReplyTexts): ReplyWriter;
  /**
   * What comes after a position. Ends after `done`, or without it where the log knows no more: the answer is not
   * written here, or contact with its writer was lost. Look into the database then, and come again.
   */
  read(messageId: string, from: ReplyPosition, signal?: AbortSignal): AsyncIterable<Positioned<ReplyEvent>>;
  /** The texts that outlived their writer; null where nothing is known. */
  recover(messageId: string): Promise<ReplyTexts | null>;
}

/** One answer, or all of a conversation. */
export type StopWish = { messageId: string } | { conversationId: string };

/** Tells the process that writes an answer to stop it, sooner than its next look into the database, which decides. */
export interface StopSignals {
  publish(wish: StopWish): void;
  /** Returns what ends the listening. */
  listen(heed: (wish: StopWish) => void): () => void;
}

/** Tells every open client of a person what changed. */
export interface ChangeFeed {
  publish(userId: string, event: ChangeEvent): void;
  /** Live events; with `lastEventId` first those missed, or `reset` where they are no longer known. */
  watch(
    userId: string,
    lastEventId: string | null,
    signal?: AbortSignal,
  ): AsyncIterable<Positioned<ChangeEvent>>;
}
