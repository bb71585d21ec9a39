/** Where an answer names sources: `[1]`, `【1】`, `[1][2]`, `[1, 2]`. */
export type Mark = {
  /** In the order in which they are named. */
  named: { number: number; at: number }[];
  start: number;
  end: number;
};

const bracketed = String.raw`[\[【［]\s*(?:\^|(?:来源|來源|资料|資料|sources?)\s*[:：#]?\s*)?\p{Nd}{1,3}(?:\s*[,，、;；]\s*\p{Nd}{1,3})*\s*[\]】］]`;
const group = new RegExp(`${bracketed}(?:\\s?${bracketed})*`, "giv");
const single = new RegExp(bracketed, "giv");

/** The first marks of an answer in order; neighbours are one mark with several numbers. What is in code is code. */
export function findMarks(answer: string, most: number): Mark[] {
  const prose = withoutCode(answer);

  const marks: Mark[] = [];
  for (const { 0: whole, index: start } of prose.matchAll(group)) {
    marks.push({ start, end: start + whole.length, named: numbersOf(whole, start) });
    if (marks.length === most) break;
  }

  return marks;
}

function numbersOf(mark: string, start: number): Mark["named"] {
  return [...mark.matchAll(single)].flatMap(({ 0: bracket, index }) =>
    [...bracket.matchAll(/\p{Nd}+/gu)].map(([digits]) => ({
      number: Number(digits.normalize("NFKC")),
      at: start + index,
    })),
  );
}

/** The text without what looks like a mark. */
export function withoutMarks(text: string): string {
  return text.replace(group, " ");
}

/** Code is replaced by as many spaces, so that offsets stay. */
function withoutCode(answer: string): string {
  return answer.replace(/^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1|$(?![\s\S]))|`[^`\n]+`/gm, (code) =>
    code.replace(/[^\n]/g, " "),
  );
}
