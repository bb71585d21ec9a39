import type { Message } from "@claw/contract";
import type { AdmittedCall } from "../../billing/admit-call.ts";
import type { FittedContext } from "../fit-context.ts";
import type { ChatModel, GroundedSource } from "../ports.ts";

/** An answer to be written, admitted and committed. */
export type GenerationJob = AdmittedCall & {
  organizationId: string;
  userId: string;
  /** The message as it was committed: empty, or with the texts that an interrupted answer goes on from. */
  reply: Message;
  /** As the provider calls it. */
  model: string;
  chatModel: ChatModel;
  context: FittedContext;
  /** What it is to be grounded in: bases to search, or the sources that it has. Null: in nothing. */
  grounding: { knowledgeBaseIds: readonly string[]; sources: readonly GroundedSource[] | null } | null;
};

/** Why an answer is ended before its model has finished. `lost`: another process has settled it. */
export type EndReason = "stopped" | "interrupted" | "lost";

/** An answer that this process is writing. */
export type Generation = {
  readonly job: GenerationJob;
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
};
