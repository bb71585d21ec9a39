export type DiffLine = { change: "same" | "gone" | "new"; text: string };

/**
 * What leads from one text to another, line by line: as few lines gone and new as can be. By the table of the longest
 * common subsequence, for texts of some dozens of lines.
 */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let [from, to] = [0, 0];

  while (from < before.length || to < after.length) {
    const [old, fresh] = [before[from], after[to]];
    if (old !== undefined && old === fresh) {
      lines.push({ change: "same", text: old });
      from += 1;
      to += 1;
    } else if (old !== undefined && (fresh === undefined || common(from + 1, to) >= common(from, to + 1))) {
      lines.push({ change: "gone", text: old });
      from += 1;
    } else if (fresh !== undefined) {
      lines.push({ change: "new", text: fresh });
      to += 1;
    }
  }

  return lines;
}

/** How many lines the rests behind two places have in common. */
function commonLengths(before: readonly string[], after: readonly string[]) {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (from: number, to: number) => lengths[from * width + to] ?? 0;

  for (let from = before.length - 1; from >= 0; from -= 1) {
    for (let to = after.length - 1; to >= 0; to -= 1) {
      lengths[from * width + to] =
        before[from] === after[to] ? at(from + 1, to + 1) + 1 : Math.max(at(from + 1, to), at(from, to + 1));
    }
  }

  return at;
}
