import { DomainError } from "@claw/contract";
import type { ChatDelta } from "@claw/core";
import { createParser } from "eventsource-parser";
import { type ChunkRun, matchRun, runOf } from "./chunk-run.ts";
import { learnTemplate, matchTemplate } from "./chunk-template.ts";
import { createEventCutter } from "./event-cutter.ts";
import { createDeltaGatherer } from "./gather-delta.ts";
import { type ParsedChunk, parseChunk, providerFailed } from "./parse-chunk.ts";

/** Reads the chunks of one stream (HTML, section 9.2.6 "Interpreting an event stream"; OpenAI API, "Streaming"). */
export interface ChunkReader {
  /** What a read brought, and why no more can be read: what came before a chunk that cannot be read is kept. */
  read(bytes: Uint8Array): { delta: ChatDelta | null; failure: { reason: unknown } | null };
  /** `[DONE]` has come. */
  readonly isDone: boolean;
}

/** A provider's line that never ends is not text. */
const maxEventLength = 4_000_000;
/** Chunks that differ in more than their text have no template: so many are looked at in vain, then no more. */
const maxFruitless = 8;
const usualField = "data: ";

/**
 * Most chunks of a stream equal the one before but for their text: those are compared and not parsed. Everything else
 * takes the long way, through eventsource-parser and JSON.parse, and the result is the same.
 */
export function createChunkReader(): ChunkReader {
  const cut = createEventCutter();
  const gatherer = createDeltaGatherer();
  let run: ChunkRun | null = null;
  let fruitless = 0;
  let isDone = false;
  let hasBegun = false;
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent: ({ data }) => readData(data, usualField),
    onError(error) {
      if (error.type === "max-buffer-size-exceeded") {
        throw new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: error });
      }
    },
  });

  function readEvents(events: string): void {
    if (isDone) return;
    const text = run && matchRun(run, events);
    if (run && text !== null) {
      take(run, text);
      return;
    }

    let start = 0;
    while (start < events.length) {
      const end = events.indexOf("\n\n", start);
      // A third line feed in a row begins nothing and ends nothing.
      if (end === -1) {
        parser.feed(events.slice(start));
        return;
      }

      readEvent(events.slice(start, end));
      start = end + 2;
    }
  }

  function readEvent(event: string): void {
    // The first one is the parser's: there it looks for a byte order mark.
    if (!hasBegun || !event.startsWith("data:") || event.includes("\n")) {
      hasBegun = true;
      parser.feed(`${event}\n\n`);
      return;
    }

    const field = event.startsWith(usualField) ? usualField : "data:";
    readData(event.slice(field.length), field);
  }

  function readData(data: string, field: string): void {
    if (isDone) return;
    if (data === "[DONE]") {
      isDone = true;
      return;
    }

    const text = run && matchTemplate(run.template, data);
    if (run && text !== null) {
      take(run, text);
      return;
    }

    const chunk = parseChunk(data);
    gatherer.add(chunk);
    learn(data, field, chunk);
  }

  function take({ template }: ChunkRun, text: string): void {
    fruitless = 0;
    gatherer.addText(template.kind, text);
  }

  function learn(data: string, field: string, chunk: ParsedChunk): void {
    if (fruitless >= maxFruitless || (chunk.text === "" && chunk.reasoning === "")) return;

    fruitless += 1;
    const template = learnTemplate(data, chunk);
    if (template) run = runOf(template, field);
  }

  return {
    read(bytes) {
      const failure = attempt(() => {
        const { text, areWholeEvents } = cut(bytes);
        if (areWholeEvents) readEvents(text);
        else parser.feed(text);
      });

      return { delta: gatherer.take(), failure };
    },
    get isDone() {
      return isDone;
    },
  };
}

function attempt(deed: () => void): { reason: unknown } | null {
  try {
    deed();
    return null;
  } catch (reason) {
    return { reason };
  }
}
