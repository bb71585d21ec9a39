import { createHmac, timingSafeEqual } from "node:crypto";

/** What a refresh token says: the session, and the how manieth token of it this is. */
export type RefreshClaim = { sessionId: string; counter: number };

const prefix = "claw_rt_";
const idLength = 16;
const counterLength = 4;
const macLength = 32;
const claimLength = idLength + counterLength;

/**
 * The token is its claim and an HMAC-SHA256 over it, nothing random: whoever asks twice for the successor of one
 * token gets the same one, without any token being stored.
 */
export function writeRefreshToken(key: Buffer, { sessionId, counter }: RefreshClaim): string {
  const claim = Buffer.alloc(claimLength);
  claim.write(sessionId.replaceAll("-", ""), "hex");
  claim.writeUInt32BE(counter, idLength);

  return prefix + Buffer.concat([claim, macOf(key, claim)]).toString("base64url");
}

/** Null for anything that this installation did not write. The comparison takes the same time wherever it differs. */
export function readRefreshToken(key: Buffer, token: string): RefreshClaim | null {
  if (!token.startsWith(prefix)) return null;

  const text = token.slice(prefix.length);
  const bytes = Buffer.from(text, "base64url");
  // Several texts stand for the same bytes; only the one that we write is a token.
  if (bytes.length !== claimLength + macLength || bytes.toString("base64url") !== text) return null;

  const claim = bytes.subarray(0, claimLength);
  if (!timingSafeEqual(macOf(key, claim), bytes.subarray(claimLength))) return null;

  return { sessionId: uuidOf(claim.subarray(0, idLength)), counter: claim.readUInt32BE(idLength) };
}

function macOf(key: Buffer, claim: Buffer): Buffer {
  return createHmac("sha256", key).update(claim).digest();
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
