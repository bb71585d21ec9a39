import { isUtf8 } from "node:buffer";
import { isLikelyText, scoreChinese } from "./judge-text.ts";

/** A file may be cut in the middle of a character, and a long one may have a few bad bytes. */
const badBytesPerCharacter = 1 / 1_000;
/** Of what is not ASCII, from its beginning: enough to know an encoding by. */
const sampleLength = 65_536;

/**
 * Bytes as text: by byte order mark, as UTF-8 where they are, by what the document says of itself, then as the
 * Chinese encoding that gives the more ordinary text, at last as Windows-1252.
 * @returns null where they are not text
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string | null {
  const text = decodeMarked(bytes) ?? decodeUnmarked(bytes, declared);

  return text !== null && isLikelyText(text) ? text : null;
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return decode(bytes, "utf-8");
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");

  return null;
}

function decodeUnmarked(bytes: Uint8Array, declared: string | null): string {
  const bare = bareUtf16(bytes);
  if (bare) return decode(bytes, bare);
  if (isUtf8(bytes)) return decode(bytes, "utf-8");

  const beyondAscii = bytes.findIndex((byte) => byte > 0x7f);

  return decode(bytes, guessEncoding(bytes.subarray(beyondAscii, beyondAscii + sampleLength), declared));
}

function guessEncoding(sample: Uint8Array, declared: string | null): string {
  if (isMostlyWhole(decode(sample, "utf-8"))) return "utf-8";
  if (declared !== null && decodeWhole(sample, declared) !== null) return declared;

  const [best] = ["gb18030", "big5"]
    .map((encoding) => ({ encoding, score: scoreChinese(decodeWhole(sample, encoding) ?? "") }))
    .toSorted((one, other) => other.score - one.score);

  return best && best.score > 0 ? best.encoding : "windows-1252";
}

/** UTF-16 without a mark has a zero in every second byte of what is ASCII. */
function bareUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even * 20 < odd) return "utf-16le";

  return even > many && odd * 20 < even ? "utf-16be" : null;
}

function isMostlyWhole(sample: string): boolean {
  const bad = sample.split("\uFFFD").length - 1;
  const beyondAscii = sample.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;

  return bad <= Math.max(1, sample.length * badBytesPerCharacter) && beyondAscii > bad * 4;
}

/** Null where bytes are not in an encoding, or nobody knows it; the last character may be cut. */
function decodeWhole(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // The next one is tried.
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
