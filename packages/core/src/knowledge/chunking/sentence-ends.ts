/** A mark that may end a sentence; then further ones, and what closes and stays with its sentence; then space. */
const mayEnd = /[。！？；…｡.!?][。！？；…｡.!?”’」』）】》〉〕］｝"')\]}]*(\s*)/g;
const wideTerminals = "。！？；…｡";
const abbreviations = new Set(
  (
    "mr mrs ms dr prof rev gen col sgt capt sr jr st vs no nos fig figs eq eqs sec ch vol pp ed eds al inc ltd co corp " +
    "dept est approx resp cf e.g i.e ca viz op art par jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n a.m p.m"
  ).split(" "),
);

/**
 * Where sentences end within a span, the span's own end last. Closing quotes and brackets stay with their sentence,
 * and so does the space behind it. A point within a number, an abbreviation or an initial ends nothing.
 */
export function sentenceEnds(text: string, start: number, end: number): number[] {
  const span = text.slice(start, end);
  const ends: number[] = [];
  let from = 0;

  for (const { 0: marks, 1: space = "", index } of span.matchAll(mayEnd)) {
    const behind = index + marks.length;
    if (!wideTerminals.includes(marks.charAt(0)) && !endsNarrow(span, from, index, behind - space.length))
      continue;

    from = behind;
    ends.push(start + from);
  }
  if (ends.at(-1) !== end && start < end) ends.push(end);

  return ends;
}

function endsNarrow(text: string, from: number, at: number, behind: number): boolean {
  if (behind === text.length) return true;
  const next = text.charAt(behind);
  if (!/\s/.test(next)) return /\p{Script=Han}/u.test(next) && !/\d/.test(text.charAt(at - 1));
  if (text.charAt(at) !== ".") return true;

  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(from, at - 12), at))?.[0] ?? "";
  if (abbreviations.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word)) return false;
  // "12." at the beginning numbers what follows.
  if (/^\d{1,3}$/.test(word) && text.slice(from, at).trim() === word) return false;

  const following = /\S/.exec(text.slice(behind, behind + 20))?.[0] ?? "";
  return !/\p{Ll}/u.test(following);
}
