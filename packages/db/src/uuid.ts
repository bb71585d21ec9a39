import { randomBytes } from "node:crypto";

export type UuidSource = { readonly now: () => number; readonly random: (bytes: number) => Uint8Array };

const counterLimit = 0x3ff_ffff;

/**
 * Makes a generator of UUIDv7 (RFC 9562, section 5.7) whose ids never go backwards in this process: within a
 * millisecond, or when the clock is set back, a 26-bit counter advances in place of the time (method 1 of
 * section 6.2; it starts below half of its range, and borrows a millisecond in the event that it runs out).
 */
export function createUuidv7({ now, random }: UuidSource): () => string {
  let lastTime = -1;
  let counter = 0;

  return () => {
    const time = now();
    const bytes = Buffer.from(random(16));

    if (time > lastTime) {
      lastTime = time;
      counter = bytes.readUInt32BE(6) & (counterLimit >> 1);
    } else {
      counter += 1;
    }

    if (counter > counterLimit) {
      lastTime += 1;
      counter = 0;
    }

    bytes.writeUIntBE(lastTime, 0, 6);
    bytes.writeUInt16BE(0x7000 | (counter >>> 14), 6);
    bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8);

    const hex = bytes.toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

/** A time-ordered id (RFC 9562 UUIDv7), greater than every one that this process has made before. */
export const uuidv7: () => string = createUuidv7({ now: Date.now, random: randomBytes });
