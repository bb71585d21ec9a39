/** A piece of a text, and whether it is one of the terms that were looked for. */
export type Piece = { text: string; isTerm: boolean };

type Range = { start: number; end: number };

/** As an index sees it, place by place: what would change the length stays as it is. */
function fold(text: string): string {
  return Array.from(text, (sign) => {
    const folded = sign.normalize("NFKC").toLowerCase();
    return folded.length === sign.length ? folded : sign;
  }).join("");
}

const literally = (text: string) => text.replace(/[\^$\\.*+?()[\]{}|]/g, "\\$&");
const isHan = (term: string) => /\p{Script=Han}/u.test(term);
/** A stem may lack so many letters of the word that it came from. */
const longestEnding = 4;

function rangesOf(term: string, folded: string): Range[] {
  const wanted = fold(term);
  const pattern = isHan(wanted)
    ? literally(wanted)
    : `(?<![\\p{L}\\p{N}])${literally(wanted)}\\p{Ll}{0,${longestEnding}}(?![\\p{L}\\p{N}])`;

  return Array.from(folded.matchAll(new RegExp(pattern, "gu")), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }

  return result;
}

/** Cuts a text where the terms of a question stand in it. Terms of Han signs overlap and are shown as one. */
export function highlightTerms(text: string, terms: readonly string[]): Piece[] {
  const folded = fold(text);
  const pieces: Piece[] = [];
  let done = 0;

  const filled = terms.filter((term) => term.trim() !== "");
  for (const { start, end } of joined(filled.flatMap((term) => rangesOf(term, folded)))) {
    if (start > done) pieces.push({ text: text.slice(done, start), isTerm: false });
    pieces.push({ text: text.slice(start, end), isTerm: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isTerm: false });

  return pieces;
}
