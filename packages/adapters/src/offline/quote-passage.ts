/** The shortest and the longest that is quoted of a passage, in UTF-16 units. */
const enough = 60;
const longest = 400;
/** A sentence with its end; a point ends one before white space only. */
const sentencePattern = /(?:[^。！？!?\n.]|\.(?!\s|$))+(?:[。！？!?]+[”」』"]?|\.|(?=\n|$))/g;
/** What would be read as the number of a source. */
const looksLikeMark = /[[【［]\s*\p{Nd}+/u;

/**
 * The sentences of a passage that share most with a question, verbatim: the best one, and those behind it while they are
 * few words. Null where nothing can be quoted.
 */
export function quotePassage(question: string, content: string): string | null {
  const sentences = [...content.matchAll(sentencePattern)]
    .map(([sentence]) => sentence.trim())
    .filter((sentence) => sentence.length <= longest && /[\p{L}\p{N}]/u.test(sentence));
  const wanted = termsOf(question);
  const ranked = sentences
    .map((sentence, at) => ({ at, score: looksLikeMark.test(sentence) ? -1 : overlap(wanted, sentence) }))
    .sort((one, two) => two.score - one.score || one.at - two.at);
  const best = ranked[0];
  if (!best || best.score < 0) return null;

  let quote = sentences[best.at] ?? "";
  for (let next = best.at + 1; quote.length < enough && next < sentences.length; next += 1) {
    const sentence = sentences[next] ?? "";
    if (looksLikeMark.test(sentence)) break;
    quote = `${quote} ${sentence}`;
  }

  return quote;
}

function overlap(wanted: ReadonlySet<string>, sentence: string): number {
  const has = termsOf(sentence);
  let common = 0;
  for (const term of wanted) if (has.has(term)) common += 1;

  return common;
}

/** Pairs of neighbouring Han characters, and words of other scripts. */
function termsOf(text: string): Set<string> {
  const folded = text.normalize("NFKC").toLowerCase();
  const words = folded.match(/[\p{Script=Latin}\p{N}]+/gu) ?? [];
  const pairs = folded.matchAll(/(\p{Script=Han})(?=(\p{Script=Han}))/gu);

  return new Set([...words, ...Array.from(pairs, ([, first = "", second = ""]) => first + second)]);
}
