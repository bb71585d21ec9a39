import { type ParsedChunk, parseChunk } from "./parse-chunk.ts";

/**
 * What the usual chunks of one stream have in common: everything but the JSON string of their text. Where a chunk
 * equals it around that string, decoding the string gives what parsing the chunk would.
 */
export type ChunkTemplate = {
  kind: "text" | "reasoning";
  /** Up to and with the quotation mark that opens the string. */
  before: string;
  /** From the quotation mark that closes it. */
  after: string;
};

/** Longer chunks carry more than text; looking for a template in them would cost more than it saves. */
const maxLength = 8_192;
const probe = "chunk-template-probe";
const textMember = /"(?:content|reasoning_content|reasoning)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

/**
 * The template of a chunk that holds text or reasoning, and nothing else that counts; null for every other.
 * A place is believed if the chunk with another string there parses to that string, and with an empty one to nothing:
 * so the place is one whole string, and it is the only thing that the result depends on.
 */
export function learnTemplate(data: string, chunk: ParsedChunk): ChunkTemplate | null {
  const kind = kindOf(chunk);
  if (kind === null || chunk[kind] === probe || data.length > maxLength) return null;

  for (const match of data.matchAll(textMember)) {
    const end = match.index + match[0].length - 1;
    const start = end - (match[1]?.length ?? 0);
    const template = { kind, before: data.slice(0, start), after: data.slice(end) } satisfies ChunkTemplate;
    if (isSound(template)) return template;
  }

  return null;
}

/** The text of a chunk that fits; null where only parsing can tell. */
export function matchTemplate({ before, after }: ChunkTemplate, data: string): string | null {
  const end = data.length - after.length;
  if (end < before.length || !isFramed(data, before, after)) return null;

  return decodeString(data.slice(before.length, end));
}

/** startsWith and endsWith; V8 compares whole words of memory this way, and single characters that way. */
export function isFramed(text: string, before: string, after: string): boolean {
  return text.slice(0, before.length) === before && text.slice(text.length - after.length) === after;
}

/** What stands between the quotation marks of a JSON string (RFC 8259, section 7); null if it is none. */
export function decodeString(body: string): string | null {
  if (isPlain(body)) return body;

  const value = parseOrNull(`"${body}"`);

  return typeof value === "string" ? value : null;
}

/** A quotation mark, a backslash or a control character: whatever is not in `unescaped` of RFC 8259, section 7. */
const special = /[^ !#-[\]-\uffff]/;

/** Whether a JSON string says what it looks like. */
export function isPlain(body: string): boolean {
  return !special.test(body);
}

function kindOf({ text, reasoning, usage, finishReason }: ParsedChunk): ChunkTemplate["kind"] | null {
  if (usage !== null || finishReason !== null || (text === "") === (reasoning === "")) return null;

  return text === "" ? "reasoning" : "text";
}

function isSound({ kind, before, after }: ChunkTemplate): boolean {
  const filled = parseChunk(before + probe + after);
  const { text, reasoning } = parseChunk(before + after);

  return kindOf(filled) === kind && filled[kind] === probe && text === "" && reasoning === "";
}

/** JSON.parse without its error: that there is no value is an answer here, parsing in full will say what is wrong. */
function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;

    throw error;
  }
}
