import { randomBytes } from "node:crypto";

export type UuidSource = { readonly now: () => number; readonly random: (bytes: number) => Uint8Array };

const counterLimit = 0xfff;

/**
 * Makes a generator of UUIDv7 (RFC 9562, section 5.7) whose ids never go backwards in this process: within a
 * millisecond, or when the clock is set back, a 12-bit counter advances (section 6.2, method 1). It starts in the lower
 * half of its range, and when it runs out a millisecond is borrowed from the future.
 */
export function createUuidv7({ now, random }: UuidSource): () => string {
  let lastTime = -1;
  let counter = 0;

  return () => {
    const time = now();
    const bytes = Buffer.from(random(16));

    if (time > lastTime) {
      lastTime = time;
      counter = bytes.readUInt16BE(6) & (counterLimit >> 1);
    } else if (counter < counterLimit) {
      counter += 1;
    } else {
      lastTime += 1;
      counter = 0;
    }

    bytes.writeUIntBE(lastTime, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);

    const hex = bytes.toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

/** A time-ordered id (RFC 9562 UUIDv7), greater than every one that this process has made before. */
export const uuidv7: () => string = createUuidv7({ now: Date.now, random: randomBytes });
