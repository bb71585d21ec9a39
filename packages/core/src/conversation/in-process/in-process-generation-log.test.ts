import type { Message, ReplyEvent } from "@claw/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePosition, start } from "../reply-position.ts";
import { inProcessGenerationLog } from "./in-process-generation-log.ts";

const nothingYet = { text: "", reasoning: "" };
const messageId = "01900000-0000-7000-8000-000000000001";

function ended(content: string, reasoning: string): Message {
  return {
    id: messageId,
    conversationId: "01900000-0000-7000-8000-000000000002",
    parentId: null,
    role: "assistant",
    content,
    reasoning,
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

/** Reads until `done`, leaving and coming back with the last event's id after every few events. */
async function readWithBreaks(log: ReturnType<typeof inProcessGenerationLog>, leaveAfter: number) {
  const seen: ReplyEvent[] = [];
  let from = start;
  for (;;) {
    let count = 0;
    for await (const { id, event } of log.read(messageId, from)) {
      seen.push(event);
      if (event.type === "done") return seen;

      from = parsePosition(id);
      count += 1;
      if (count === leaveAfter) break;
    }
    if (count === 0) return seen;
  }
}

function joined(events: readonly ReplyEvent[], type: "delta" | "reasoning"): string {
  return events.map((event) => (event.type === type ? event.text : "")).join("");
}

test("readers that leave and resume at any point get every character once, and one done", async () => {
  const part = fc.record({ text: fc.string(), reasoning: fc.string(), isTurnOver: fc.boolean() });
  const property = fc.asyncProperty(
    fc.array(part, { maxLength: 30 }),
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    async (parts, readers) => {
      const log = inProcessGenerationLog();
      const writer = log.open(messageId, nothingYet);
      const text = parts.map((each) => each.text).join("");
      const reasoning = parts.map((each) => each.reasoning).join("");

      const reading = Promise.all(readers.map((leaveAfter) => readWithBreaks(log, leaveAfter)));
      for (const each of parts) {
        writer.append(each);
        if (each.isTurnOver) await new Promise(setImmediate);
      }
      writer.close(ended(text, reasoning));
      const sequences = await reading;

      for (const events of sequences) {
        expect(joined(events, "delta")).toBe(text.slice(0, joined(events, "delta").length));
        const isWhole = events.at(-1)?.type === "done";
        if (!isWhole) continue;
        expect(joined(events, "delta")).toBe(text);
        expect(joined(events, "reasoning")).toBe(reasoning);
        expect(events.filter(({ type }) => type === "done")).toHaveLength(1);
      }
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

test("what is appended within one turn of the event loop reaches a reader as one event", async () => {
  const log = inProcessGenerationLog();
  const writer = log.open(messageId, nothingYet);
  const events = log.read(messageId, start);
  const reader = events[Symbol.asyncIterator]();

  const first = reader.next();
  writer.append({ text: "a", reasoning: "" });
  expect((await first).value).toEqual({ id: "0.1", event: { type: "delta", text: "a" } });

  const second = reader.next();
  for (const text of ["b", "c", "d"]) writer.append({ text, reasoning: "" });
  expect((await second).value).toEqual({ id: "0.4", event: { type: "delta", text: "bcd" } });
});

test("a reader that is told to leave stops waiting", async () => {
  const log = inProcessGenerationLog();
  log.open(messageId, nothingYet);
  const leaving = new AbortController();
  const events = log.read(messageId, start, leaving.signal);

  const next = events[Symbol.asyncIterator]().next();
  leaving.abort();

  expect(await next).toEqual({ done: true, value: undefined });
});

test("an answer that has ended is no longer in the log", async () => {
  const log = inProcessGenerationLog();
  log.open(messageId, nothingYet).close(ended("", ""));

  const events = log.read(messageId, start)[Symbol.asyncIterator]();
  expect(await events.next()).toEqual({ done: true, value: undefined });
});
