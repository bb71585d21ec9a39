import { TextDecoder } from "node:util";

/** What a read brought: whole events, or, in a stream that is not plain, text that may end anywhere. */
export type CutText = { text: string; areWholeEvents: boolean };

const carriageReturn = 13;
const lineFeed = 10;
const nothing = Buffer.alloc(0);
const endOfEvent = Buffer.from("\n\n");
/** An event longer than this is no token; joining its parts with every read would cost the square of its length. */
const maxRest = 16_384;

/**
 * Cuts a stream of bytes after the last whole event of each read, so that no character is cut either. Lines that end
 * with CR, and events that grow long, end that for the rest of the stream: its text is passed on as it comes.
 */
export function createEventCutter(): (bytes: Uint8Array) => CutText {
  let rest = nothing;
  let decoder: TextDecoder | null = null;

  return (bytes) => {
    if (decoder) return { text: decoder.decode(bytes, { stream: true }), areWholeEvents: false };

    const read = rest.length === 0 ? asBuffer(bytes) : Buffer.concat([rest, bytes]);
    const end = endOfLastEvent(read);
    if (read.length - end > maxRest || read.includes(carriageReturn)) {
      decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      rest = nothing;
      return { text: decoder.decode(read, { stream: true }), areWholeEvents: false };
    }

    rest = end === read.length ? nothing : Buffer.from(read.subarray(end));
    return { text: read.toString("utf8", 0, end), areWholeEvents: true };
  };
}

function endOfLastEvent(read: Buffer): number {
  const { length } = read;
  if (read[length - 1] === lineFeed && read[length - 2] === lineFeed) return length;

  const last = read.lastIndexOf(endOfEvent);

  return last === -1 ? 0 : last + endOfEvent.length;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
