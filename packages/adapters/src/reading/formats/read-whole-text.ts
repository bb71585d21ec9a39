import type { Source } from "../child/source.ts";
import { unsupported } from "../detect/unsupported.ts";
import { cleanText } from "../text/clean-text.ts";
import { decodeText } from "../text/decode-text.ts";
import { requireLength } from "../text/text-builder.ts";

/** A pasted picture is not text. */
const embeddedData = /data:([\w/+.-]+);base64,[A-Za-z0-9+/=]{80,}/g;

/** The text of a file that is nothing but text. */
export function readWholeText(source: Source, declaredEncoding: string | null = null): string {
  // No encoding takes more than four bytes for a character.
  requireLength(source.size / 4, source.limits.textLength);

  const text = decodeText(source.readAt(0, source.size), declaredEncoding);
  if (text === null) throw unsupported("text in an unknown encoding");

  const clean = cleanText(text).replaceAll(embeddedData, "data:$1");
  requireLength(clean.length, source.limits.textLength);

  return clean;
}
