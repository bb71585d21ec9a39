import type { IncomingMessage } from "node:http";
import { DomainError } from "@claw/contract";

export type BodyBounds = {
  /** Of the whole body. */
  maxBytes: number;
  /** For the message: what a person can count. */
  maxFileBytes: number;
  /** How long a client may say nothing in the middle of its body. */
  silenceMs: number;
};

/** PAYLOAD_TOO_LARGE where the head of the request says so already. */
export function refuseAnnounced(incoming: IncomingMessage, bounds: BodyBounds): void {
  if (Number(incoming.headers["content-length"] ?? 0) > bounds.maxBytes) throw tooLarge(bounds);
}

/**
 * A request's body, piece by piece, without closing the connection when it is left: an answer still goes out over it.
 * PAYLOAD_TOO_LARGE as soon as it is too much, UNAVAILABLE for a client that falls silent.
 */
export async function* boundedBytes(incoming: IncomingMessage, bounds: BodyBounds): AsyncGenerator<Buffer> {
  const pieces = incoming.iterator({ destroyOnReturn: false });
  let size = 0;

  try {
    while (true) {
      const piece = await withinTime(pieces.next(), bounds.silenceMs);
      if (piece.done) return;

      const bytes = Buffer.from(piece.value);
      size += bytes.length;
      if (size > bounds.maxBytes) throw tooLarge(bounds);
      yield bytes;
    }
  } finally {
    // Not awaited: it waits for the piece that the silent client owes.
    pieces.return?.().catch(() => undefined);
  }
}

async function withinTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new DomainError("UNAVAILABLE", { message: "The upload stopped on its way. Try again." }));
  }, milliseconds);

  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooLarge({ maxFileBytes }: BodyBounds): DomainError {
  return new DomainError("PAYLOAD_TOO_LARGE", { message: `A file may have ${maxFileBytes} bytes.` });
}
