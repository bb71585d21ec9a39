import { stemEnglish } from "./stem-english.ts";
import { classOf, digit, letter } from "./unit-classes.ts";

export interface WordSink {
  word(term: string): void;
}

/** Longer ones are no words: keys, hashes, whole files in Base64. Their beginning is enough to find them. */
const longestWord = 64;
const longestIdentifier = 40;
const mostParts = 8;

const connectors = "-/._&@‐";
/** What stands before a number of its own, as in "ISO 9001"; those with a slash are known by it ("GB/T 5972"). */
const standards =
  /^(?:gb|gbt|iso|iec|ieee|rfc|din|astm|ansi|jis|hj|jgj|cj|yy|db|en|asme|sae|nist|itu|ecma|cve)$/;
const stemmed = /^[a-z]+$/;

/**
 * Takes the word or identifier that begins here. Parts that a single connector joins ("gpt-4o", "gb/t 5972-2016",
 * "node.js") are one: it is given whole without its connectors, so that every way of writing it is the same term, and in
 * its parts.
 * @returns where it ends
 */
export function scanWord(text: string, from: number, sink: WordSink): number {
  let end = endOfPart(text, from);
  const whole = afterSuffix(text, from, end);
  if (whole > end) {
    sink.word(text.slice(from, whole));
    givePart(text.slice(from, end), sink);
    return whole;
  }

  let next = startOfNext(text, from, end, 1);
  if (next < 0) {
    givePart(text.slice(from, end), sink);
    return end;
  }

  const parts = [text.slice(from, end)];
  const joints: string[] = [];
  while (next >= 0) {
    joints.push(text.slice(end, next));
    end = endOfPart(text, next);
    parts.push(text.slice(next, end));
    next = startOfNext(text, from, end, parts.length);
  }
  giveIdentifier(parts, joints, sink);

  return end;
}

/** A part is letters and digits, with an apostrophe inside ("don't") and the commas of a large number ("1,234"). */
function endOfPart(text: string, from: number): number {
  let at = from;
  let isNumber = true;
  for (;;) {
    const size = wordSize(text, at);
    if (size > 0) {
      isNumber &&= isAsciiDigit(text.charCodeAt(at));
      at += size;
    } else if (isApostrophe(text, at) && wordSize(text, at + 1) > 0) at += 1;
    else if (isNumber && /^,\d{3}(?!\d)/.test(text.slice(at, at + 5))) at += 4;
    else return at;
  }
}

/** The units of the letter or digit that stands here; 0: there is none. */
function wordSize(text: string, at: number): number {
  const character = text.codePointAt(at);
  if (character === undefined) return 0;

  const kind = classOf(character);
  if (kind !== letter && kind !== digit) return 0;

  return character > 0xffff ? 2 : 1;
}

function isApostrophe(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);

  return unit === 0x27 || unit === 0x2019;
}

/** "c++" and "c#" are names. */
function afterSuffix(text: string, from: number, end: number): number {
  if (end - from > 2) return end;
  if (text.startsWith("++", end)) return end + 2;

  return text.charCodeAt(end) === 0x23 && wordSize(text, end + 1) === 0 ? end + 1 : end;
}

/** Where the identifier's next part begins; -1: it ends here. */
function startOfNext(text: string, from: number, end: number, parts: number): number {
  if (parts >= mostParts || end >= text.length) return -1;
  if (connectors.includes(text.charAt(end)) && wordSize(text, end + 1) > 0) return end + 1;

  const isNumberNext = text.charCodeAt(end) === 0x20 && isAsciiDigit(text.charCodeAt(end + 1));
  return isNumberNext && end - from <= 10 && isStandard(text.slice(from, end)) ? end + 1 : -1;
}

function isStandard(name: string): boolean {
  return /^[a-z]{1,5}\/[a-z]{1,4}$/.test(name) || standards.test(name);
}

function isAsciiDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function giveIdentifier(parts: readonly string[], joints: readonly string[], sink: WordSink): void {
  let whole = parts[0] ?? "";
  let piece = whole;
  for (const [at, joint] of joints.entries()) {
    const part = parts[at + 1] ?? "";
    // The point of "3.14" is not that of "node.js".
    if (joint === "." && endsInDigit(piece) && isAsciiDigit(part.charCodeAt(0))) {
      whole += `.${part}`;
      piece += `.${part}`;
      continue;
    }

    givePart(piece, sink);
    whole += part;
    piece = part;
    // "gb/t 5972" is asked for without the year of "gb/t 5972-2016".
    if (joint === " " && at + 2 < parts.length) sink.word(whole);
  }
  givePart(piece, sink);
  if (piece.length === whole.length) return;

  if (whole.length <= longestIdentifier && parts.length < mostParts) sink.word(withoutApostrophes(whole));
}

function endsInDigit(text: string): boolean {
  return isAsciiDigit(text.charCodeAt(text.length - 1));
}

function givePart(raw: string, sink: WordSink): void {
  const part = foldAccents(withoutApostrophes(raw.replace(/['’]s$/v, ""))).slice(0, longestWord);
  if (stemmed.test(part)) {
    sink.word(stemEnglish(part));
    return;
  }

  sink.word(part.replaceAll(",", ""));
  // "iphone15" is also asked for as "iphone 15", and "15kg" as "15 kg".
  const halves = /^(?:([a-z]{2,}(?=\d)|[a-z](?=\d{3}))(.*)|([\d.]+)([a-z]{2,}))$/v.exec(part);
  if (!halves) return;

  const [, name, rest, number, unit] = halves;
  sink.word(stemEnglish(name ?? unit ?? ""));
  sink.word(rest ?? number ?? "");
}

function withoutApostrophes(word: string): string {
  return word.replaceAll(/['’]/gv, "");
}

/** "beyoncé" and "beyonce" are one; Greek, Cyrillic and other scripts keep their marks. */
function foldAccents(word: string): string {
  if (!/[\u{c0}-\u{24f}\u{1e00}-\u{1eff}\u{300}-\u{36f}]/v.test(word)) return word;

  return word
    .normalize("NFD")
    .replaceAll(/(?<=[a-z]\p{M}*)\p{M}/gv, "")
    .normalize("NFC");
}
