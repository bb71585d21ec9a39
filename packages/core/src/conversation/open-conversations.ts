import type { Conversation, ConversationService } from "@claw/contract";
import type { JobNotes } from "../runtime/job-notes.ts";
import { repeat } from "../runtime/repeat.ts";
import { findConversation } from "./find-conversation.ts";
import { createFallBack } from "./generation/fall-back.ts";
import type { GenerationJob } from "./generation/generation.ts";
import { createGenerations, type Generations } from "./generation/generations.ts";
import type { SettledReply } from "./generation/settle-reply.ts";
import { sweepExpired } from "./generation/sweep-expired.ts";
import { makeTitle } from "./make-title.ts";
import { noRetrieval } from "./no-retrieval.ts";
import type { Retrieval } from "./ports.ts";
import { presentMessage } from "./present.ts";
import { type ConversationDeps, createConversationService } from "./service.ts";
import { startTemporarySweep } from "./sweep-temporary.ts";
import { createTargetMemory } from "./target-memory.ts";

/** The conversation feature with what runs beside its calls: answers, titles and the sweeper. */
export interface Conversations extends AsyncDisposable {
  service: ConversationService;
  generations: Generations;
}

export type ConversationOptions = Omit<ConversationDeps, "generations" | "retrieval" | "targets"> & {
  /** Where there is none, answers are grounded in nothing. */
  retrieval?: Retrieval;
  jobs?: JobNotes;
};

export function openConversations(options: ConversationOptions): Conversations {
  const { db, log, generationLog, stopSignals, retrieval = noRetrieval, limits, jobs } = options;
  const closing = new AbortController();
  const epilogues = new Set<Promise<void>>();

  const generations = createGenerations({
    db,
    log,
    generationLog,
    stopSignals,
    retrieval,
    leaseSeconds: limits.leaseSeconds,
    fallBack: createFallBack({ ...options, leaseSeconds: limits.leaseSeconds }),
    onFinished(job, settled) {
      deps.changes.publish(job.userId, { type: "message", message: settled.message });
      const epilogue = afterwards(job, settled);
      epilogues.add(epilogue);
      void epilogue.finally(() => epilogues.delete(epilogue));
    },
  });
  const deps: ConversationDeps = { ...options, retrieval, generations, targets: createTargetMemory() };

  /** Totals have changed with the answer, and the first one earns a title: other clients hear of both. */
  async function afterwards(job: GenerationJob, { message, conversation }: SettledReply): Promise<void> {
    try {
      tellOthers(job, conversation);
      if (message.status !== "complete" || conversation?.titleSource !== "default") return;
      // Nobody will look for it by its name, and naming it would cost and tell the provider once more.
      if (conversation.isTemporary) return;

      await makeTitle(deps, job, message, closing.signal);
      tellOthers(job, await findConversation(db, job.reply.conversationId));
    } catch (error) {
      const { conversationId } = job.reply;
      log.warn({ err: error, conversationId }, "a conversation was not brought up to date after an answer");
    }
  }

  function tellOthers({ userId }: GenerationJob, conversation: Conversation | null): void {
    if (conversation) deps.changes.publish(userId, { type: "conversation", conversation });
  }

  async function sweep(): Promise<void> {
    for (const { message_id, user_id } of await sweepExpired(deps)) {
      const row = message_id ? await db.prisma.message.findUnique({ where: { id: message_id } }) : null;
      if (row) deps.changes.publish(user_id, { type: "message", message: presentMessage(row) });
    }
  }

  const everyMs = Math.max(500, (limits.leaseSeconds * 1000) / 4);
  const sweeping = repeat({ what: "the sweep of answers without an owner", everyMs, log, jobs }, sweep);
  const temporarySweep = startTemporarySweep(options.jobs ? { ...deps, jobs: options.jobs } : deps);

  return {
    service: createConversationService(deps),
    generations,
    async [Symbol.asyncDispose]() {
      await temporarySweep[Symbol.asyncDispose]();
      await generations[Symbol.asyncDispose]();
      closing.abort();
      await Promise.all([...epilogues]);
      await sweeping[Symbol.asyncDispose]();
    },
  };
}
