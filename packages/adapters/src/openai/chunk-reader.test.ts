import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ChatDelta } from "@claw/core";
import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createChunkReader } from "./chunk-reader.ts";
import { parseChunk } from "./parse-chunk.ts";

type Seen = Required<Pick<ChatDelta, "text" | "reasoning">> & Partial<ChatDelta> & { isDone: boolean };

/** What has been said after each read, and whether it failed there. */
type Course = (Seen | "failed")[];

const nothingYet: Seen = { text: "", reasoning: "", isDone: false };

function courseOf(reads: readonly Uint8Array[]): Course {
  const reader = createChunkReader();
  let seen = nothingYet;
  const course: Course = [];
  for (const bytes of reads) {
    const { delta, failure } = reader.read(bytes);
    seen = { ...joined(seen, delta), isDone: reader.isDone };
    course.push(seen);
    if (failure) return [...course, "failed"];
    if (reader.isDone) return course;
  }

  return course;
}

/** The long way for every byte: nothing is cut, compared or remembered. */
function longCourseOf(reads: readonly Uint8Array[]): Course {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let seen = nothingYet;
  const course: Course = [];
  const parser = createParser({
    maxBufferSize: 4_000_000,
    onEvent({ data }) {
      if (seen.isDone) return;
      if (data === "[DONE]") seen = { ...seen, isDone: true };
      else {
        const { text, reasoning, usage, finishReason } = parseChunk(data);
        seen = joined(seen, {
          text,
          reasoning,
          ...(usage && { usage }),
          ...(finishReason && { finishReason }),
        });
      }
    },
    onError(error) {
      if (error.type === "max-buffer-size-exceeded") throw error;
    },
  });
  for (const bytes of reads) {
    let hasFailed = false;
    try {
      parser.feed(decoder.decode(bytes, { stream: true }));
    } catch {
      hasFailed = true;
    }
    course.push(seen);
    if (hasFailed) return [...course, "failed"];
    if (seen.isDone) return course;
  }

  return course;
}

function joined(seen: Seen, delta: ChatDelta | null): Seen {
  if (!delta) return seen;

  const { text, reasoning, ...rest } = delta;
  return { ...seen, ...rest, text: seen.text + text, reasoning: seen.reasoning + reasoning };
}

/** How vendors write one piece of text: OpenAI, vLLM, DeepSeek thinking, Python with spaces and ASCII only, and unlike chunks. */
const vendors: ((piece: string, index: number) => string)[] = [
  (content) => JSON.stringify({ id: "c", choices: [{ index: 0, delta: { content }, finish_reason: null }] }),
  (content) =>
    JSON.stringify({ choices: [{ delta: { role: "assistant", content, tool_calls: [] } }], usage: null }),
  (text) => JSON.stringify({ choices: [{ delta: { content: null, reasoning_content: text } }] }),
  (text) => JSON.stringify({ choices: [{ delta: { reasoning_content: "", reasoning: text } }] }),
  (text) => JSON.stringify({ choices: [{ delta: { reasoning_content: text, reasoning: "kept" } }] }),
  (text) => JSON.stringify({ choices: [{ delta: { reasoning_content: text, content: text } }] }),
  (text) => `{"choices": [{"delta": {"content": ${ascii(text)}}}], "id": "c"}`,
  (content, index) => JSON.stringify({ id: `c${index}`, choices: [{ delta: { content } }], noise: content }),
  (content) => JSON.stringify({ content, choices: [{ delta: { content: "same" } }] }),
];

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("a", " the", "你好", "😀", "\n", '"', "\\", "", "a longer piece of text"),
  },
  fc.string({ unit: "binary" }),
  fc.constantFrom("\ud83d", "\ude00", '"},"finish_reason":null}]}', "data: x", "\u0000", "\u2028", "[DONE]"),
);

const line = (vendor: (piece: string, index: number) => string) =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.tuple(word, fc.nat(9)).map(([piece, index]) => `data: ${vendor(piece, index)}`),
    },
    // Bodies that are not JSON strings, where the template says that one should be.
    word.map((raw) => `data: ${vendor("@", 0).replace("@", raw.replaceAll(/[\r\n]/g, ""))}`),
    word.map((piece) => `data:${vendor(piece, 0)}`),
    fc.constantFrom(
      ": a comment",
      "",
      "id: 7",
      "event: message",
      "retry: x",
      "data",
      "data: ",
      "data: [DONE]",
      'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}',
      'data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}',
      'data: {"error":{"message":"overloaded"}}',
      'data: {"choices": [{',
      'data: {"choices":\ndata: [{"delta":{"content":"two lines"}}]}',
      "\ufeff",
      '\ufeffdata: {"choices":[{"delta":{"content":"marked"}}]}',
    ),
  );

/** Mostly the plain form that everybody sends; sometimes everything that the standard allows besides. */
const stream = fc
  .record({
    vendor: fc.constantFrom(...vendors),
    other: fc.constantFrom(...vendors),
    end: fc.oneof({ weight: 4, arbitrary: fc.constant("\n") }, fc.constantFrom("\r\n", "\r")),
    isMarked: fc.boolean(),
  })
  .chain(({ vendor, other, end, isMarked }) =>
    fc
      .array(fc.oneof({ weight: 4, arbitrary: line(vendor) }, line(other)), { maxLength: 20 })
      .map(
        (lines) =>
          (isMarked ? "\ufeff" : "") + lines.map((one) => one.replaceAll("\n", end) + end + end).join(""),
      ),
  );

const bytes = fc.oneof(
  { weight: 8, arbitrary: stream.map((text) => Buffer.from(text)) },
  fc.tuple(stream, fc.nat(), fc.nat(255)).map(([text, at, byte]) => {
    const damaged = Buffer.from(text);
    if (damaged.length > 0) damaged[at % damaged.length] = byte;
    return damaged;
  }),
);

const reads = fc.tuple(bytes, fc.array(fc.nat(), { maxLength: 12 })).map(([whole, cuts]) => {
  const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => whole.subarray(places[index], end));
});

test("the short way gives what the long way gives after every read, wherever the bytes are cut", () => {
  fc.assert(
    fc.property(reads, (parts) => {
      expect(courseOf(parts)).toEqual(longCourseOf(parts));
    }),
    { numRuns: 3_000 },
  );
});

test("byte after byte gives the same as all at once", () => {
  fc.assert(
    fc.property(bytes, (whole) => {
      const single = Array.from(whole, (_, index) => whole.subarray(index, index + 1));
      expect(courseOf(single)).toEqual(longCourseOf(single));
    }),
    { numRuns: 300 },
  );
});

test("a few words that are kept do not keep the read that they came in", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const event = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
  const first = Buffer.from(event("the first one is parsed"));
  const comment = `: ${"-".repeat(60_000)}\n\n`;
  const read = Buffer.from(event("more words than V8 copies by itself") + comment);
  collect();
  const before = process.memoryUsage().heapUsed;

  const kept = Array.from({ length: 500 }, () => {
    const reader = createChunkReader();
    reader.read(first);
    return reader.read(read).delta?.text;
  });
  collect();

  expect(kept[499]).toBe("more words than V8 copies by itself");
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(5_000_000);
});

test.each([1, 2, 3, 4, 5, 6])("%i line feeds behind an event, and it goes on", (count) => {
  const event = (text: string) => `data: {"choices":[{"delta":{"content":"${text}"}}]}`;
  const stream = Buffer.from(`${event("a")}${"\n".repeat(count + 1)}${event("b")}${"\n".repeat(count + 1)}`);

  expect(courseOf([stream])).toEqual(longCourseOf([stream]));
  const halves = [stream.subarray(0, 60), stream.subarray(60)];
  expect(courseOf(halves)).toEqual(longCourseOf(halves));
});
