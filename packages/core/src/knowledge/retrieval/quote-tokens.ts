import { normalizeText } from "../text/normalize-text.ts";

/** What must be the same in a quote and in its source. Punctuation and white space are between tokens, not among them. */
export type QuoteToken = {
  /** In the form that is compared. */
  key: string;
  kind: "han" | "word" | "number" | "symbol";
  /** Its span in the text as it is written, in UTF-16 units. */
  start: number;
  end: number;
  /** What stands before it: nothing, white space or brackets, a hyphen, or other punctuation. */
  gap: "none" | "space" | "hyphen" | "mark";
};

const cluster = /\P{M}\p{M}*|\p{M}+/gu;
const superscript = /^[\u00b2\u00b3\u00b9\u2070-\u207b]$/u;

const word = String.raw`[[\p{L}\p{M}]--\p{Script=Han}](?:['’]?[[\p{L}\p{M}]--\p{Script=Han}])*`;
const number = String.raw`\p{Nd}{1,3}(?:,\p{Nd}{3})+(?!\p{Nd})(?:\.\p{Nd}+)*|\p{Nd}+(?:\.\p{Nd}+)*`;
const range = String.raw`(?<=\p{Nd}\s?)[\-‐‑‒–—―−~〜:\/⁄*](?=\s?\p{Nd})`;
const sign = String.raw`(?<![\p{L}\p{N}\-‐‑‒–—―−]|\p{Nd}\s)[\-‐‑–−](?=\p{Nd})|(?<=\p{Script=Han})[\-−](?=\p{Nd})`;
const symbol = String.raw`(?<=[\p{L}--\p{Script=Han}])#|[[%‰&@\p{Sm}\p{Sc}\p{So}]--[\|~⁄]]`;
const tokenPattern = new RegExp(
  `(?<han>\\p{Script=Han})|(?<word>${word})|(?<number>${number})|(?<symbol>\\^.|${range}|${sign}|${symbol})`,
  "gv",
);

/** Units whose meaning hangs on the case of their letters: milliwatt and megawatt, bit and byte. */
const casefulUnits = new Set([
  "mw",
  "mv",
  "ma",
  "mj",
  "mpa",
  "mhz",
  "m",
  "b",
  "kb",
  "mb",
  "gb",
  "tb",
  "pb",
  "kbps",
  "mbps",
  "gbps",
]);

/**
 * Which simplified character a traditional one stands for may hang on those beside it (乾隆, 乾淨), which a quote may have
 * taken apart: either way of reading may find it.
 */
export type Folding = "phrases" | "characters";

/**
 * The tokens of a text: each Han character, each word of another script, each number whole (`0.5`, `1,000`), each symbol
 * that changes what is said (`%`, `<`, a minus). Width, case and traditional forms are folded, for each character by
 * itself, so that every token knows where it stands in the text as it is written.
 */
export function quoteTokens(text: string, folding: Folding): QuoteToken[] {
  const { folded, starts, ends } = foldWithOffsets(text, folding);
  const tokens: QuoteToken[] = [];
  let behind = 0;

  for (const match of folded.matchAll(tokenPattern)) {
    const kind = kindOf(match);
    const start = starts[match.index] ?? 0;
    const end = ends[match.index + match[0].length - 1] ?? text.length;
    const gap = gapOf(folded.slice(behind, match.index));
    const followsNumber = tokens.at(-1)?.kind === "number" && gap !== "mark";
    const written = text.slice(start, end);
    tokens.push({ key: keyOf(kind, match[0], followsNumber ? written : null), kind, start, end, gap });
    behind = match.index + match[0].length;
  }

  return tokens;
}

type Folded = { folded: string; starts: number[]; ends: number[] };

/** The folded text, with the span in the original of each of its UTF-16 units. */
function foldWithOffsets(text: string, folding: Folding): Folded {
  if (folding === "characters") return foldEach(text, normalizeText);

  const composed = foldEach(text, (character) => character.normalize("NFKC"));
  const folded = normalizeText(composed.folded);
  if (folded.length === composed.folded.length) return { ...composed, folded };

  return foldEach(text, normalizeText);
}

function foldEach(text: string, fold: (character: string) => string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";

  for (const { 0: character, index } of text.matchAll(cluster)) {
    if (normalizeText(character) === "") continue;

    // A power is not the digit that it looks like: 10³ is not 103.
    const form = superscript.test(character) ? `^${character.normalize("NFKC")}` : fold(character);
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(index);
      ends.push(index + character.length);
    }
    folded += form;
  }

  return { folded, starts, ends };
}

function kindOf({ groups: { han, word, number } = {} }: RegExpExecArray): QuoteToken["kind"] {
  if (han !== undefined) return "han";
  if (word !== undefined) return "word";

  return number === undefined ? "symbol" : "number";
}

function keyOf(kind: QuoteToken["kind"], folded: string, unit: string | null): string {
  if (kind === "number") return folded.replaceAll(",", "");
  if (kind === "symbol") return /^[-‐‑‒–—―−~〜]$/.test(folded) ? "-" : folded.replace("⁄", "/");
  if (kind === "han") return folded;

  if (unit !== null && casefulUnits.has(folded)) return unit.normalize("NFKC");
  return folded.replace(/['’]/g, "").replaceAll("ς", "σ");
}

/** Brackets and quotation marks do not end what is said. */
function gapOf(between: string): QuoteToken["gap"] {
  if (between === "") return "none";
  if (/^[-‐‑]$/.test(between)) return "hyphen";

  return /^[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'*_`]+$/u.test(between) ? "space" : "mark";
}
