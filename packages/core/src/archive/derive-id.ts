import { hash } from "node:crypto";

/**
 * An id that the same thing of the same person always has (UUIDv8, RFC 9562, section 5.8), so that what is imported
 * again is known again, and nobody can take another's ids by importing them.
 */
export function deriveId(...parts: readonly string[]): string {
  const bytes = hash("sha256", JSON.stringify(parts), "buffer").subarray(0, 16);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);

  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
