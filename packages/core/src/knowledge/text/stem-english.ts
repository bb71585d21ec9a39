const vowel = /[aeiouy]/;

/**
 * A light stem of an English word in lower case: plurals, -ed and -ing, so that a question in one form finds another.
 * It leaves derivations alone ("nation" and "national" stay two words), which keeps names apart.
 */
export function stemEnglish(word: string): string {
  if (word.length <= 3) return word;

  return withoutTense(singular(word));
}

/** Harman's S stemmer (How Effective Is Suffixing?, 1991). */
function singular(word: string): string {
  if (!word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);

  return word.slice(0, -1);
}

function withoutTense(word: string): string {
  const stem = /(?:ing|ed)$/.test(word) ? word.replace(/(?:ing|ed)$/, "") : word;
  if (stem === word || stem.length < 3 || !vowel.test(stem)) return withoutEnd(word);

  // "stopped" and "stop", but "filled" and "fill".
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);

  return withoutEnd(stem);
}

/** "make" and "making" meet without the e; "try" and "tried" in the i. */
function withoutEnd(word: string): string {
  if (word.length > 3 && word.endsWith("e")) return word.slice(0, -1);

  return word.length > 3 && word.endsWith("y") ? `${word.slice(0, -1)}i` : word;
}
