import { DomainError } from "@claw/contract";
import type { Database } from "@claw/db";
import { createArrivals } from "../../runtime/arrivals.ts";
import { nextTurn } from "../../runtime/next-turn.ts";
import type { Log } from "../../runtime/ports.ts";
import type { GenerationLog, Retrieval, StopSignals, StopWish } from "../ports.ts";
import { checkpoint } from "./checkpoint.ts";
import type { FallBack } from "./fall-back.ts";
import type { EndReason, Generation, GenerationJob } from "./generation.ts";
import { endedMessage, type SettledReply, settleReply } from "./settle-reply.ts";
import { withoutText } from "./strip-source.ts";
import { writeReply } from "./write-reply.ts";

export type GenerationsDeps = {
  db: Database;
  log: Log;
  generationLog: GenerationLog;
  stopSignals: StopSignals;
  retrieval: Retrieval;
  /** How long a silent owner keeps an answer. */
  leaseSeconds: number;
  /** Lets another model answer. */
  fallBack: FallBack;
  /** Called after an answer was settled by this process and its readers were told. */
  onFinished(job: GenerationJob, settled: SettledReply): void;
};

/** The answers that this process is writing. They belong to the server: no socket's end ends one. */
export interface Generations extends AsyncDisposable {
  start(job: GenerationJob): void;
  /** The answer's job while this process writes it. */
  find(messageId: string): GenerationJob | null;
  /** Resolves when this process begins to write the answer, or after some milliseconds, or when the signal aborts. */
  untilStart(messageId: string, milliseconds: number, signal?: AbortSignal): Promise<void>;
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
  const starts = createArrivals();
  let isDraining = false;
  let beating: Promise<void> | null = null;

  async function beat(): Promise<void> {
    if (running.size === 0) return;

    const { stopRequested, lost } = await checkpoint(db, [...running.values()], leaseSeconds);
    for (const generation of running.values()) {
      if (stopRequested.has(generation.job.callId)) end(generation, "stopped");
      if (lost.has(generation.job.callId) && !generation.isChangingCalls) end(generation, "lost");
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
      content: job.reply.content,
      reasoning: job.reply.reasoning,
      sources: job.grounding?.sources ?? [],
      endReason: null,
      isDirty: false,
      isChangingCalls: false,
      admittedAt: performance.now(),
      firstTokenMs: null,
    };
    running.set(job.reply.id, generation);

    void write(generation)
      .catch((error: unknown) =>
        log.error({ err: error, messageId: job.reply.id }, "an answer could not be settled"),
      )
      .finally(() => {
        running.delete(job.reply.id);
        resolve();
      });
    starts.announce(job.reply.id);
  }

  async function write(generation: Generation): Promise<void> {
    const { id, content, reasoning } = generation.job.reply;
    const sources = generation.sources.map(withoutText);
    const soFar = { text: content, reasoning, ...(sources.length > 0 ? { sources } : {}) };
    const writer = deps.generationLog.open(id, soFar);
    const settlement = await writeReply(deps, generation, writer);
    const { job } = generation;
    try {
      const settled = await settleReply(deps, job, settlement);
      if (!settled) return writer.abandon();

      writer.close(settled.message);
      // Who reads the answer comes first.
      await nextTurn();
      deps.onFinished(job, settled);
    } catch (error) {
      // Its readers must not wait for ever; the sweeper settles the row from the last checkpoint.
      writer.close(endedMessage(job.reply, settlement, null));
      throw error;
    }
  }

  const deafen = deps.stopSignals.listen((wish) => {
    for (const generation of running.values()) {
      if (isMeant(generation, wish)) end(generation, "stopped");
    }
  });

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
    find: (messageId) => running.get(messageId)?.job ?? null,
    untilStart: starts.wait,
    async stop(messageId) {
      const generation = running.get(messageId);
      if (!generation) return false;

      await endAndWait([generation], "stopped");
      return true;
    },
    stopAll: (conversationId) =>
      endAndWait(
        [...running.values()].filter((generation) => isMeant(generation, { conversationId })),
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
      deafen();
      clearInterval(timer);
      await beating;
    },
  };
}

function isMeant({ job: { reply } }: Generation, wish: StopWish): boolean {
  return "messageId" in wish ? reply.id === wish.messageId : reply.conversationId === wish.conversationId;
}
