import { deserialize } from "node:v8";
import { Frame } from "./frame.ts";

/** Far above what is ever sent. */
const longestFrame = 16_000_000;

/** The frames of a stream, as they come; what is not a whole frame at its end is left out. */
export async function* receiveFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let length = 0;

  for await (const part of stream) {
    held.push(part);
    length += part.length;

    for (;;) {
      const wanted = wantedBytes(held, length);
      if (length < wanted) break;

      const whole = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
      const rest = whole.subarray(wanted);
      held = rest.length > 0 ? [rest] : [];
      length = rest.length;
      yield Frame.parse(deserialize(whole.subarray(4, wanted)));
    }
  }
}

/** How many bytes there must be for the next step: the length, or the frame with it. */
function wantedBytes(held: Buffer[], length: number): number {
  if (length < 4) return 4;
  if (held[0] && held[0].length < 4) held.splice(0, held.length, Buffer.concat(held));

  const wanted = 4 + (held[0]?.readUInt32LE(0) ?? 0);
  if (wanted > longestFrame) throw new Error(`a frame of ${wanted} bytes`);

  return wanted;
}
