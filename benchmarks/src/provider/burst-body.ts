import { burstToken } from "../script/burst-text.ts";
import { closingEvents, tokenEvent } from "./chunk.ts";

/**
 * A whole burst as it goes over the wire, each event a chunk of its own (RFC 9112, section 7.1) as real providers send
 * them; without the last, empty chunk. Made once, so that answering costs next to nothing.
 */
export function burstBody(tokens: number): Buffer {
  const events = Array.from({ length: tokens }, (_, index) => tokenEvent(burstToken(index)));

  return Buffer.from([...events, ...closingEvents(tokens)].map(inChunk).join(""));
}

function inChunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}
