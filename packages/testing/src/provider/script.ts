/** What the scripted provider does with one request. Everything is optional; the usual answer streams `pieces`. */
export type Script = {
  /** Text deltas; `content` of one chunk each. */
  pieces?: readonly string[];
  /** `reasoning_content` deltas before the text. */
  reasoning?: readonly string[];
  /** Sent in a last chunk without choices; `null` sends none, the usual one counts nothing but 1 + 1. */
  usage?: unknown;
  /** Sends usage in the chunk of the finish reason, as some vendors do. */
  usageWithLastChoice?: boolean;
  finishReason?: string;
  /** Waits for this before each piece but the first, in milliseconds. */
  pauseMs?: number;
  /** Waits for the world to call `release()` after this many pieces. */
  holdAfter?: number;
  /** Cuts the connection after this many pieces. */
  cutAfter?: number;
  /** Says nothing more after this many pieces, and keeps the connection. */
  stallAfter?: number;
  /** Sends this raw line as one event after this many pieces. */
  malformedAfter?: { pieces: number; data: string };
  /** Text deltas that come after the finish reason. */
  afterFinish?: readonly string[];
  /** Everything in one write, head included, as a flood arrives. */
  atOnce?: boolean;
  /** Writes so many bytes at a time, whatever characters that cuts. */
  bytesPerWrite?: number;
  /** Answers with this status, headers and body instead of a stream. */
  refuse?: { status: number; headers?: Record<string, string>; body?: string; type?: string };
};

/** What the scripted provider does with one request for embeddings. The usual answer embeds every text of it. */
export type EmbeddingScript = {
  /** How long the vectors are; as the model's name says where left out. */
  dimensions?: number;
  /** What is put in the place of the vectors, as JSON: fewer of them, or numbers that are none. */
  spoil?: (vectors: readonly string[], first: string) => readonly string[];
  /** `null` sends none; the usual one counts characters. */
  usage?: unknown;
  pauseMs?: number;
  /** Waits for the world to call `release()`. */
  hold?: boolean;
  /** Says nothing, and keeps the connection. */
  stall?: boolean;
  /** Cuts the connection. */
  cut?: boolean;
  /** Answers with this instead. */
  refuse?: Script["refuse"];
};

/** What the scripted provider does with a request for the list of its models. */
export type ListScript = {
  models?: readonly string[];
  /** Says nothing, and keeps the connection. */
  stall?: boolean;
  /** Answers with this instead. */
  refuse?: Script["refuse"];
};

/** One request as the provider saw it. */
export type SeenRequest = {
  path: string;
  authorization: string | null;
  body: {
    model?: string;
    messages?: { role: string; content: string }[];
    stream?: boolean;
    max_tokens?: number;
    /** Of a request for embeddings. */
    input?: string | string[];
    /** Of a request to rerank. */
    query?: string;
    documents?: string[];
    top_n?: number;
  };
  /** The client closed the connection before the answer was whole. */
  wasAborted: boolean;
  /** Nothing more will be sent: the answer is whole, or its connection is gone. */
  isOver: boolean;
};
