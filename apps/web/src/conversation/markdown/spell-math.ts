/** A fence of code or code in a line, which stay as they are; else a formula in one of its spellings. */
const pattern = new RegExp(
  [
    String.raw`^ {0,3}(?<fence>\x60{3,}|~{3,})(?![\x60~])[^\n]*\n[\s\S]*?(?:^ {0,3}\k<fence>[\x60~]*[ \t]*$|$(?![\s\S]))`,
    String.raw`(?<!\x60)(?<ticks>\x60+)(?!\x60)[^\n]{0,2000}?[^\x60\n]\k<ticks>(?!\x60)`,
    String.raw`\\\[(?<brackets>(?:(?!\n\s*\n|\\\[)[\s\S]){1,4000}?)\\\]`,
    String.raw`\\\((?<parens>(?:(?!\\\()[^\n]){1,1000}?)\\\)`,
    String.raw`\$\$(?<dollars>(?:(?!\n\s*\n)[^$]){1,4000})\$\$`,
    String.raw`(?<![\\$\w])\$(?=[^\s$])(?<dollar>[^$\n]{1,1000}?)(?<![\s\\])\$(?![\d$])`,
  ].join("|"),
  "gm",
);

/** Whether a text may hold a formula, asked before anything is loaded for it. */
export function mayHoldMath(text: string): boolean {
  return /\$[^$]|\\[([]/.test(text) && spellMath(text) !== text;
}

function spelled(formula: string, lead: string, isAlone: boolean): string {
  const body = formula.trim();
  if (!isAlone) return `$$${body.replaceAll(/\s*\n\s*/g, " ")}$$`;

  return `$$\n${body
    .split("\n")
    .map((line) => `${lead}${line.trim()}`)
    .join("\n")}\n${lead}$$`;
}

/** The white space between the line's beginning and this place; null where something else stands there. */
function leadOf(text: string, at: number): string | null {
  const before = text.slice(Math.max(0, at - 80), at);
  const lead = before.slice(before.lastIndexOf("\n") + 1);

  return lead.trim() === "" ? lead : null;
}

/**
 * Brings the ways in which models write formulas to the one that the renderer reads: between double dollars, in a line
 * or as a block of its own. A single dollar begins a formula only where it could not be money (Pandoc's rule: no space
 * inside, no digit after the second).
 */
export function spellMath(text: string): string {
  let result = "";
  let done = 0;

  for (const match of text.matchAll(pattern)) {
    const { brackets, parens, dollars, dollar } = match.groups ?? {};
    const formula = brackets ?? parens ?? dollars ?? dollar;
    if (formula === undefined) continue;

    const end = match.index + match[0].length;
    const lead = leadOf(text, match.index);
    const isAlone = lead !== null && /^[ \t]*(\n|$)/.test(text.slice(end, end + 80));
    const isBlock = isAlone && parens === undefined && dollar === undefined;
    result += text.slice(done, match.index) + spelled(formula, lead ?? "", isBlock);
    done = end;
  }

  return result + text.slice(done);
}
