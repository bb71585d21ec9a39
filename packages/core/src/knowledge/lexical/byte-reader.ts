/** Reads what a ByteWriter wrote, from a place that moves. Beyond the end it throws a RangeError. */
export type ByteReader = { readonly bytes: Uint8Array; at: number };

export function readVarint(reader: ByteReader): number {
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined || shift > 28) throw new RangeError("a varint does not end where it should");

    reader.at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;

    shift += 7;
  }
}
