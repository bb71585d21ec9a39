import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { DomainError } from "@claw/contract";

/**
 * Reads a request's body before anything parses it. PAYLOAD_TOO_LARGE above the limit, as soon as that is known;
 * INVALID_INPUT for text that is not UTF-8, which a decoder would replace without a word.
 */
export async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(incoming.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);

  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
  }

  const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
  if (!isUtf8(body)) throw new DomainError("INVALID_INPUT", { message: "The body is not valid UTF-8." });

  return body;
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError("PAYLOAD_TOO_LARGE", { message: `The body is larger than ${maxBytes} bytes.` });
}
