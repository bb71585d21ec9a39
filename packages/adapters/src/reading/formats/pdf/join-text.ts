/** Scripts without spaces, and their marks. Hangul has spaces. */
const wide =
  /[\u2E80-\u312F\u31A0-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF9F\uFFE0-\uFFEE\u{20000}-\u{3FFFF}“”‘’…—]/u;

export function isWide(character: string): boolean {
  return wide.test(character);
}

/** Two lines of a paragraph as one: a word that was divided is whole again, Chinese has no space between. */
export function joinLines(before: string, after: string): string {
  const [first = ""] = after;
  const last = [...before.slice(-2)].at(-1) ?? "";

  if (/\p{L}[-\u00AD\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  if (isWide(last) || isWide(first)) return before + after;

  return `${before} ${after}`;
}
