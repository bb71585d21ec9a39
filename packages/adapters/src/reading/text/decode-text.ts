import { isLikelyText, scoreChinese } from "./judge-text.ts";

/** A file may be cut in the middle of a character, and a long one may have a few bad bytes. */
const badBytesPerCharacter = 1 / 1_000;

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

function decodeUnmarked(bytes: Uint8Array, declared: string | null): string | null {
  const bare = bareUtf16(bytes);
  if (bare) return decode(bytes, bare);

  const utf8 = decode(bytes, "utf-8");
  if (isMostlyWhole(utf8)) return utf8;

  const named = declared === null ? null : decodeWhole(bytes, declared);
  if (named !== null) return named;

  const chinese = ["gb18030", "big5"]
    .map((encoding) => decodeWhole(bytes, encoding))
    .filter((text) => text !== null)
    .map((text) => ({ text, score: scoreChinese(text) }))
    .toSorted((one, other) => other.score - one.score)[0];

  return chinese && chinese.score > 0 ? chinese.text : decode(bytes, "windows-1252");
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

function isMostlyWhole(text: string): boolean {
  const bad = text.split("\uFFFD").length - 1;
  if (bad === 0) return true;

  const beyondAscii = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return bad <= Math.max(1, text.length * badBytesPerCharacter) && beyondAscii > bad * 4;
}

function decodeWhole(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(withoutLast(bytes));
  } catch {
    // Not in this encoding, or an encoding that nobody knows: the next one is tried.
    return null;
  }
}

/** Without a last lone lead byte, where the file was cut. */
function withoutLast(bytes: Uint8Array): Uint8Array {
  const tail = bytes.subarray(-64);
  let high = 0;
  while (high < tail.length && (tail.at(-1 - high) ?? 0) > 0x7f) high++;

  return high % 2 === 1 && high < tail.length ? bytes.subarray(0, -1) : bytes;
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
