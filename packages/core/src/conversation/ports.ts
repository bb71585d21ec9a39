import type {
  ChangeEvent,
  Citation,
  Message,
  MessageRole,
  Positioned,
  ReplyEvent,
  RetrievalTrace,
  Source,
  SourceText,
} from "@claw/contract";
import type { AdmittedCall } from "../billing/admit-call.ts";
import type { TokenUsage } from "../billing/token-usage.ts";

export type ChatTurn = { role: MessageRole; content: string };

export type ChatRequest = {
  /** As the provider calls it. */
  model: string;
  turns: readonly ChatTurn[];
  /** The longest answer, in tokens. */
  maxTokens: number;
  /**
   * What the turns already contain for a model that reads, once more for one that does not: the question as it was
   * asked and what was found for it, which may be nothing. Absent where nothing was looked for.
   */
  grounding?: { question: string; sources: readonly SourceText[] };
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
   * Ends when the answer is whole. Asks for what was admitted, and for nothing else. Throws a DomainError (PROVIDER_FAILED, PROVIDER_TIMEOUT, PROVIDER_REJECTED_KEY,
   * RATE_LIMITED, CONTEXT_TOO_LONG) otherwise; after an abort of `signal` it ends or throws within 1 s.
   */
  stream(call: AdmittedCall, request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatDelta>;
  /**
   * Makes a request ready while its call is being admitted, without sending anything of it. Null where it would not leave
   * now. Never throws; left out where nothing is gained.
   */
  prepare?(request: ChatRequest): PreparedRequest | null;
}

/** A request that waits for its call to be admitted. Disposing of it gives it up, as long as nobody reads its answer. */
export interface PreparedRequest extends Disposable {
  /** Lets it leave: before this returns, where its connection is there. */
  send(call: AdmittedCall): void;
  /** What {@link ChatModel.stream} gives; lets it leave as well. */
  stream(call: AdmittedCall, signal: AbortSignal): AsyncIterable<ChatDelta>;
}

/** The models of the configured providers. */
export interface ChatModels {
  /** Null where this installation has no access to the provider. */
  find(provider: string): ChatModel | null;
}

/** Offsets into an answer's texts, in UTF-16 units, and whether its sources have been told. */
export type ReplyPosition = { reasoning: number; text: number; hasSources?: boolean };

/** What an answer says so far. */
export type ReplyTexts = { text: string; reasoning: string };

/** What an answer has already when its writing begins: nothing, or what an interrupted one had. */
export type ReplySoFar = ReplyTexts & { sources?: readonly Source[] };

/** One answer being written. Its texts are well-formed: no character is cut in halves. */
export interface ReplyWriter {
  /** What the answer is grounded in, before its first words; each reader is told once. */
  announce(sources: readonly Source[]): void;
  append(part: ReplyTexts): void;
  /** Readers get what they lack, then `done`. The message must be committed before. */
  close(message: Message): void;
  /** Readers get what they lack and end without `done`: the answer is another process's by now. */
  abandon(): void;
}

/**
 * The texts so far of the answers being written. Readers are offsets: nobody is queued for, nothing is skipped or
 * repeated. Sources are told without their texts: a log would go on telling those of documents that were deleted.
 */
export interface GenerationLog {
  open(messageId: string, soFar: ReplySoFar): ReplyWriter;
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

export type RetrievalRequest = {
  organizationId: string;
  /** Whose bases they have to be; those of others are as if they were empty. */
  userId: string;
  knowledgeBaseIds: readonly string[];
  question: string;
  /** The question before it: what "how much is it?" is about. Null for the first. */
  previousQuestion: string | null;
  /** The most tokens that the sources may take, with what is said around them. */
  room: number;
};

/** A passage of a source: its first `content.length - (end - start)` units, if any, are a repeated table header. */
export type SourcePart = {
  chunkId: string;
  start: number;
  end: number;
  page: number | null;
  content: string;
};

/** A source as a model was given it, with the passages that it was put together from. */
export type GroundedSource = SourceText & { readonly parts: readonly SourcePart[] };

/** What was found, best first, and how. */
export type Grounding = { sources: GroundedSource[]; trace: RetrievalTrace };

/** Finds what an answer can be grounded in. */
export interface Retrieval {
  /** Only what can be found at this moment: nothing of others, nothing deleted or replaced. Throws the signal's reason. */
  retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Grounding>;
  /** An answer's sources with their texts of this moment, empty where they have gone. */
  withTexts(
    owner: { organizationId: string; userId: string },
    sources: readonly Source[],
  ): Promise<GroundedSource[]>;
  /** What a model is told about sources, and the question with them. The texts are data and cannot leave their frame. */
  frame(question: string, sources: readonly SourceText[]): { instruction: string; question: string };
  /** What an answer quotes of its sources, checked against their texts. */
  cite(answer: string, sources: readonly GroundedSource[]): Citation[];
}
