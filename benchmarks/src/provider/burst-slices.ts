import { burstToken } from "../script/burst-text.ts";
import { closingEvents, tokenEvent } from "./chunk.ts";

/** Small, so that concurrent answers grow side by side; not one, or the provider would be the slowest part. */
const tokensPerWrite = 16;

/**
 * A whole burst as it goes over the wire, in the pieces that are written. Each event is a chunk of its own (RFC 9112,
 * section 7.1), as real providers send them; the last, empty chunk is left out. Made once, so that answering costs
 * next to nothing.
 */
export function burstSlices(tokens: number, width: number): Buffer[] {
  const events = Array.from({ length: tokens }, (_, index) => tokenEvent(burstToken(index, width)));
  const chunks = [...events, ...closingEvents(tokens)].map(inChunk);

  return Array.from({ length: Math.ceil(chunks.length / tokensPerWrite) }, (_, index) =>
    Buffer.from(chunks.slice(index * tokensPerWrite, (index + 1) * tokensPerWrite).join("")),
  );
}

function inChunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}
