import { setImmediate } from "node:timers/promises";
import { DomainError } from "@claw/contract";
import type { ChatDelta } from "@claw/core";
import { createChunkReader } from "./chunk-reader.ts";
import { providerFailed } from "./parse-chunk.ts";

/**
 * What a flood delivers at once is read in one go, without the event loop turning: after this many bytes everybody
 * else gets a turn, the readers of this answer among them.
 */
const bytesPerTurn = 65_536;

/**
 * The event stream of one answer, one delta for each read from the network.
 * PROVIDER_FAILED where it ends before the model has: neither `[DONE]` nor a finish reason.
 * No generator: its promises would be a third of what a token costs that comes alone.
 */
export function readDeltas(body: AsyncIterable<Uint8Array>): AsyncIterable<ChatDelta> {
  const reads = body[Symbol.asyncIterator]();
  const reader = createChunkReader();
  let pending: { reason: unknown } | null = null;
  let hasFinished = false;
  let bytesInTurn = 0;

  async function next(): Promise<IteratorResult<ChatDelta, undefined>> {
    for (;;) {
      if (pending) throw pending.reason;
      if (reader.isDone) return { done: true, value: undefined };

      const read = await reads.next();
      if (read.done) {
        if (hasFinished) return { done: true, value: undefined };
        throw cut();
      }

      bytesInTurn += read.value.length;
      if (bytesInTurn > bytesPerTurn) {
        await setImmediate();
        bytesInTurn = 0;
      }

      const { delta, failure } = reader.read(read.value);
      pending = failure;
      if (!delta) continue;

      hasFinished ||= delta.finishReason !== undefined;
      return { done: false, value: delta };
    }
  }

  return { [Symbol.asyncIterator]: () => ({ next }) };
}

function cut(): DomainError {
  return new DomainError("PROVIDER_FAILED", {
    message: providerFailed,
    cause: new TypeError("the stream was cut"),
  });
}
