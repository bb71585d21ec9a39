import { hkdfSync } from "node:crypto";

/**
 * A key of 256 bits for one purpose, HKDF-SHA256 (RFC 5869): none of them tells anything about another, or the secret.
 * @param purpose never changes, or what the key has sealed and signed is lost
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}
