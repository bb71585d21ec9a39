/** Neither: white space, punctuation, symbols, emoji. */
export const separator = 0;
/** Of a script that puts spaces between its words. */
export const letter = 1;
export const digit = 2;
/** Of a script that does not, or whose words are long: every two neighbours are a term. */
export const ideograph = 3;
/** Half of a character; see `classOf`. */
export const surrogate = 4;

const ideographs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gv;
/** \p{L} alone would take the Han in "2016年" and "用GPT" into the word. */
const letters =
  /[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]]+/gv;
const digits = /[\p{N}--\p{Script=Han}]+/gv;

/** The class of each UTF-16 unit. */
export const unitClasses: Uint8Array = buildClasses();

/** The class of a whole character. */
export function classOf(codePoint: number): number {
  if (codePoint <= 0xffff) return unitClasses[codePoint] ?? separator;

  const character = String.fromCodePoint(codePoint);
  for (const [pattern, name] of patterns()) if (character.search(pattern) === 0) return name;

  return separator;
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  const units = String.fromCharCode(...Array.from({ length: 0xd800 }, (_, unit) => unit));
  const afterSurrogates = String.fromCharCode(...Array.from({ length: 0x2000 }, (_, at) => 0xe000 + at));

  for (const text of [units, afterSurrogates]) {
    for (const [pattern, name] of patterns()) {
      for (const [run] of text.matchAll(pattern)) {
        for (let at = 0; at < run.length; at += 1) classes[run.charCodeAt(at)] = name;
      }
    }
  }

  return classes.fill(surrogate, 0xd800, 0xe000);
}

function patterns(): [RegExp, number][] {
  return [
    [ideographs, ideograph],
    [letters, letter],
    [digits, digit],
  ];
}
