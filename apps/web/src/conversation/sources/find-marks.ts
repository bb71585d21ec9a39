/** `[n]` in an answer, where n is the number of a source. */
export type Mark = {
  number: number;
  /** Where it stands, in UTF-16 units, and how long it is. */
  at: number;
  length: number;
};

/**
 * Code in fences, code in a line, and brackets that are a link, a picture or a definition: what only looks like a mark.
 * No run of backticks is looked at from its middle or without end: a text of nothing else would be read for minutes.
 */
const notMarks = [
  /^ {0,3}(```+|~~~+)(?![`~])[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm,
  /(?<!`)(`+)(?!`)[^\n]{0,2000}?[^`\n]\1(?!`)/g,
  /!?\[[^\][\n]*\]\([^()\n]*\)/g,
  /^ {0,3}\[[^\][\n]+\]:.*$/gm,
  /\\\[/g,
];

/**
 * The marks of an answer that name one of its sources, in their order; also of one that is still being written.
 * @param numbers the numbers that sources have; brackets around any other number are text
 */
export function findMarks(text: string, numbers: ReadonlySet<number>): Mark[] {
  if (numbers.size === 0) return [];

  const hidden = notMarks.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const),
  );
  const isHidden = (at: number) => hidden.some(([start, end]) => start <= at && at < end);

  return [...text.matchAll(/\[(\d{1,3})\]/g)]
    .map((match) => ({ number: Number(match[1]), at: match.index, length: match[0].length }))
    .filter(({ number, at }) => numbers.has(number) && !isHidden(at));
}
