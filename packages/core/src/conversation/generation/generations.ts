import { DomainError, type Message } from "@claw/contract";
import type { Database } from "@claw/db";
import { type Settlement, settleCall } from "../../billing/settle-call.ts";
import type { Log } from "../../runtime/ports.ts";
import { retryWhileAway } from "../../runtime/retry-while-away.ts";
import type { GenerationLog } from "../ports.ts";
import { presentMessage } from "../present.ts";
import { checkpoint } from "./checkpoint.ts";
import type { EndReason, Generation, GenerationJob } from "./generation.ts";
import { writeReply } from "./write-reply.ts";

export type GenerationsDeps = {
  db: Database;
  log: Log;
  generationLog: GenerationLog;
  /** How long a silent owner keeps an answer. */
  leaseSeconds: number;
  /** Called after an answer was settled by this process and its readers were told. */
  onFinished(job: GenerationJob, message: Message): void;
};

/** The answers that this process is writing. They belong to the server: no socket's end ends one. */
export interface Generations extends AsyncDisposable {
  start(job: GenerationJob): void;
  /** Ends an answer of this process and waits until it is settled; false where it is not this process's. */
  stop(messageId: string): Promise<boolean>;
  /** The same for every answer of a conversation. */
  stopAll(conversationId: string): Promise<void>;
  /** Throws UNAVAILABLE once the process has begun to shut down. */
  requireOpen(): void;
  readonly size: number;
  /** Refuses new answers, waits for the running ones, then interrupts what is left with its text. */
  drain(milliseconds: number): Promise<void>;
}

/** Text reaches PostgreSQL, and a stop asked for elsewhere reaches us, within this time. */
const beatMs = 700;

export function createGenerations(deps: GenerationsDeps): Generations {
  const { db, log, leaseSeconds } = deps;
  const running = new Map<string, Generation>();
  let isDraining = false;
  let beating: Promise<void> | null = null;

  async function beat(): Promise<void> {
    if (running.size === 0) return;

    const { stopRequested, lost } = await checkpoint(db, [...running.values()], leaseSeconds);
    for (const generation of running.values()) {
      if (stopRequested.has(generation.job.callId)) end(generation, "stopped");
      if (lost.has(generation.job.callId)) end(generation, "lost");
    }
  }

  const timer = setInterval(() => {
    beating ??= beat()
      .catch((error: unknown) =>
        log.warn({ err: error }, "a checkpoint failed; the next one will carry the text"),
      )
      .finally(() => {
        beating = null;
      });
  }, beatMs);
  timer.unref();

  function start(job: GenerationJob): void {
    const { promise: finished, resolve } = Promise.withResolvers<void>();
    const generation: Generation = {
      job,
      abort: new AbortController(),
      finished,
      content: "",
      reasoning: "",
      endReason: null,
      isDirty: false,
    };
    running.set(job.messageId, generation);

    void write(generation)
      .catch((error: unknown) =>
        log.error({ err: error, messageId: job.messageId }, "an answer could not be settled"),
      )
      .finally(() => {
        running.delete(job.messageId);
        resolve();
      });
  }

  async function write(generation: Generation): Promise<void> {
    const { job } = generation;
    const writer = deps.generationLog.open(job.messageId);
    const settlement = await writeReply(generation, writer, log);
    try {
      const message = await settle(job, settlement);
      writer.close(message);
      deps.onFinished(job, message);
    } catch (error) {
      // Its readers must not wait for ever; the sweeper settles the row from the last checkpoint.
      writer.close(unsettledMessage(job, settlement));
      throw error;
    }
  }

  async function settle(job: GenerationJob, settlement: Settlement): Promise<Message> {
    return retryWhileAway({ attempts: 60, log, what: "settling an answer" }, async () => {
      await settleCall(db, settlement);
      const row = await db.prisma.message.findUnique({ where: { id: job.messageId } });
      if (row) return presentMessage(row);

      return unsettledMessage(job, settlement);
    });
  }

  function end(generation: Generation, reason: EndReason): void {
    generation.endReason ??= reason;
    generation.abort.abort();
  }

  async function endAndWait(chosen: Generation[], reason: EndReason): Promise<void> {
    for (const generation of chosen) end(generation, reason);
    await Promise.all(chosen.map(({ finished }) => finished));
  }

  async function drain(milliseconds: number): Promise<void> {
    isDraining = true;
    const rest = [...running.values()];
    const { promise: timeIsUp, resolve } = Promise.withResolvers<void>();
    const limit = setTimeout(resolve, milliseconds);
    await Promise.race([timeIsUp, Promise.all(rest.map(({ finished }) => finished))]);
    clearTimeout(limit);
    await endAndWait([...running.values()], "interrupted");
  }

  return {
    start,
    drain,
    async stop(messageId) {
      const generation = running.get(messageId);
      if (!generation) return false;

      await endAndWait([generation], "stopped");
      return true;
    },
    stopAll: (conversationId) =>
      endAndWait(
        [...running.values()].filter(({ job }) => job.conversationId === conversationId),
        "stopped",
      ),
    requireOpen() {
      if (!isDraining) return;

      throw new DomainError("UNAVAILABLE", {
        message: "The server is restarting. Send it again.",
        retryAfter: 3,
      });
    },
    get size() {
      return running.size;
    },
    async [Symbol.asyncDispose]() {
      await drain(0);
      clearInterval(timer);
      await beating;
    },
  };
}

/** What readers are told of an answer that has no row: its conversation was deleted, or it could not be settled. */
function unsettledMessage(job: GenerationJob, { message, finishReason, errorCode }: Settlement): Message {
  return {
    id: job.messageId,
    conversationId: job.conversationId,
    parentId: null,
    role: "assistant",
    content: message?.content ?? "",
    reasoning: message?.reasoning ?? "",
    status: message?.status ?? "interrupted",
    model: job.model,
    usage: null,
    cost: null,
    citations: [],
    finishReason,
    errorCode,
    createdAt: new Date().toISOString(),
  };
}
