import { setImmediate } from "node:timers/promises";
import { DomainError } from "@claw/contract";
import type { ChatDelta } from "@claw/core";
import { createParser } from "eventsource-parser";
import { joinChunks, type ParsedChunk, parseChunk, providerFailed } from "./parse-chunk.ts";

/**
 * What a flood delivers at once is read in one go, without the event loop turning: after this many bytes everybody
 * else gets a turn, the readers of this answer among them.
 */
const bytesPerTurn = 65_536;
/** A provider's line that never ends is not text. */
const maxEventLength = 4_000_000;

/**
 * The event stream of one answer, one delta for each read from the network.
 * PROVIDER_FAILED where it ends before the model has: neither `[DONE]` nor a finish reason.
 */
export async function* readDeltas(body: AsyncIterable<Uint8Array>): AsyncGenerator<ChatDelta> {
  const decoder = new TextDecoder();
  let chunks: ParsedChunk[] = [];
  let isDone = false;
  let hasFinished = false;
  let bytesInTurn = 0;
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent({ data }) {
      if (data === "[DONE]") isDone = true;
      else if (!isDone) chunks.push(parseChunk(data));
    },
    onError(error) {
      if (error.type === "max-buffer-size-exceeded") {
        throw new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: error });
      }
    },
  });

  for await (const bytes of body) {
    bytesInTurn += bytes.length;
    if (bytesInTurn > bytesPerTurn) {
      await setImmediate();
      bytesInTurn = 0;
    }

    const failure = attempt(() => parser.feed(decoder.decode(bytes, { stream: true })));
    if (chunks.length > 0) {
      const delta = joinChunks(chunks);
      chunks = [];
      hasFinished ||= delta.finishReason !== undefined;
      yield delta;
    }
    if (failure) throw failure.reason;
    if (isDone) return;
  }

  if (!isDone && !hasFinished) {
    throw new DomainError("PROVIDER_FAILED", {
      message: providerFailed,
      cause: new TypeError("the stream was cut"),
    });
  }
}

/** What came before a chunk that cannot be read is kept, so the failure waits for it. */
function attempt(deed: () => void): { reason: unknown } | null {
  try {
    deed();
    return null;
  } catch (reason) {
    return { reason };
  }
}
