import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveKey } from "../runtime/derive-key.ts";

/** Makes the tokens of links, and knows its own. */
export type ShareTokens = {
  tokenOf(shareId: string): string;
  /** The id in a token of ours; null for any other, without asking the database. */
  shareIdOf(token: string): string | null;
};

const idBytes = 16;
const macBytes = 16;

/**
 * A token is the link's random id and 128 bits of its HMAC-SHA256, in base64url. So the database holds nothing that
 * opens a link, and the owner can still be shown it again; with a random token we would have to keep it readable, or
 * show it once.
 */
export function createShareTokens(authSecret: string): ShareTokens {
  const key = deriveKey(authSecret, "claw.ai share link mac v1");
  const macOf = (id: Buffer) => createHmac("sha256", key).update(id).digest().subarray(0, macBytes);

  return {
    tokenOf(shareId) {
      const id = Buffer.from(shareId.replaceAll("-", ""), "hex");
      return Buffer.concat([id, macOf(id)]).toString("base64url");
    },
    shareIdOf(token) {
      if (!/^[\w-]{43}$/.test(token)) return null;

      const bytes = Buffer.from(token, "base64url");
      const id = bytes.subarray(0, idBytes);
      if (!timingSafeEqual(bytes.subarray(idBytes), macOf(id))) return null;

      return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    },
  };
}
