import type { Message, SubscriptionTier } from "@claw/contract";
import type { AdmittedCall } from "../../billing/admit-call.ts";
import type { AnswerTokens } from "../commit-answer.ts";
import type { FittedContext } from "../fit-context.ts";
import type { ChatModel, GroundedSource, PreparedRequest } from "../ports.ts";

/** An answer to be written, admitted and committed. */
export type GenerationJob = AdmittedCall & {
  organizationId: string;
  userId: string;
  /** The message as it was committed: empty, or with the texts that an interrupted answer goes on from. */
  reply: Message;
  /** Its name in the catalog. */
  model: string;
  /** As the provider calls it. */
  upstreamName: string;
  /** Who was asked to begin with, and for whom: others that answer instead are named there. */
  chosen: { modelId: string; tier: SubscriptionTier };
  /** What the answer may use at most. */
  tokens: AnswerTokens;
  chatModel: ChatModel;
  /** Its request, where that is on its way already. */
  sent: PreparedRequest | null;
  context: FittedContext;
  /** What it is to be grounded in: bases to search, or the sources that it has. Null: in nothing. */
  grounding: { knowledgeBaseIds: readonly string[]; sources: readonly GroundedSource[] | null } | null;
};

/** Why an answer is ended before its model has finished. `lost`: another process has settled it. */
export type EndReason = "stopped" | "interrupted" | "lost";

/** An answer that this process is writing. */
export type Generation = {
  /** Another one where another model answers instead. */
  job: GenerationJob;
  readonly abort: AbortController;
  /** Resolves when the answer is settled and its readers have been told; never rejects. */
  readonly finished: Promise<void>;
  content: string;
  reasoning: string;
  /** What it was given to quote. */
  sources: readonly GroundedSource[];
  endReason: EndReason | null;
  /** There is text that PostgreSQL does not have yet. */
  isDirty: boolean;
  /** One call ends and another begins: until that is known here, neither can be missed. */
  isChangingCalls: boolean;
  /** When the call under way was admitted, and how long after it its first text came; milliseconds. */
  admittedAt: number;
  firstTokenMs: number | null;
};
