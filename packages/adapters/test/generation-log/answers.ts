import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Message, Positioned, ReplyEvent, Source } from "@claw/contract";
import type { GenerationLog, ReplyPosition, ReplyTexts } from "@claw/core";
import { expect } from "vitest";

export const start: ReplyPosition = { reasoning: 0, text: 0, hasSources: false };

/** What an answer may be grounded in. */
export const sources: Source[] = [1, 2].map((number) => ({
  number,
  knowledgeBaseId: "01900000-0000-7000-8000-000000000010",
  documentId: "01900000-0000-7000-8000-000000000011",
  versionId: "01900000-0000-7000-8000-000000000012",
  chunkId: `01900000-0000-7000-8000-00000000002${number}`,
  title: "租赁合同",
  headings: "第一章 > 租金",
  score: 1 / number,
  page: number,
  start: 100 * number,
  end: 100 * number + 50,
}));

/** The event that tells of them: a log has no texts of documents. */
export const sourcesEvent: ReplyEvent = {
  type: "sources",
  sources: sources.map((source) => ({ ...source, content: "" })),
};

export function newMessageId(): string {
  return randomUUID();
}

export function ended(messageId: string, texts: ReplyTexts): Message {
  return {
    id: messageId,
    conversationId: "01900000-0000-7000-8000-000000000002",
    parentId: null,
    role: "assistant",
    content: texts.text,
    reasoning: texts.reasoning,
    status: "complete",
    model: "m",
    usage: null,
    cost: null,
    sources: [],
    citations: [],
    finishReason: "stop",
    errorCode: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}

export function textOf(events: readonly ReplyEvent[], type: "delta" | "reasoning"): string {
  return events.map((event) => (event.type === type ? event.text : "")).join("");
}

/** The position that an event's id names. */
export function positionOf(id: string): ReplyPosition {
  const [reasoning, text, told] = id.split(".");

  return { reasoning: Number(reasoning), text: Number(text), hasSources: told === "s" };
}

/** Everything until the log says no more. */
export async function readAll(
  log: GenerationLog,
  messageId: string,
  from: ReplyPosition = start,
): Promise<Positioned<ReplyEvent>[]> {
  return Array.fromAsync(log.read(messageId, from));
}

/** A reader that comes back where it was whenever the log says no more, until it has read `done`. */
export function readerOf(log: GenerationLog, messageId: string, from: ReplyPosition = start) {
  const seen: ReplyEvent[] = [];
  const events = readOn(log, messageId, { ...from });

  async function more(): Promise<boolean> {
    const next = await events.next();
    if (!next.done) seen.push(next.value);

    return !next.done;
  }

  return {
    seen,
    /** Reads on until it has so much text. */
    async untilText(text: string): Promise<void> {
      while (textOf(seen, "delta").length < text.length) {
        if (!(await more())) break;
      }
      expect(textOf(seen, "delta")).toBe(text);
    },
    async rest(): Promise<ReplyEvent[]> {
      while (await more());

      return seen;
    },
  };
}

async function* readOn(
  log: GenerationLog,
  messageId: string,
  position: ReplyPosition,
): AsyncGenerator<ReplyEvent, void> {
  for (;;) {
    for await (const { event, id } of log.read(messageId, position)) {
      if (event.type === "done") return yield event;

      Object.assign(position, positionOf(id));
      yield event;
    }
    await wait(2);
  }
}
