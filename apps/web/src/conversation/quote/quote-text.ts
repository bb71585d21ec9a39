/** A text as a quotation at the end of a draft, with room to go on below. */
export function quoteText(draft: string, text: string): string {
  const quoted = text
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

  return `${draft.trim() === "" ? "" : `${draft.trimEnd()}\n\n`}${quoted}\n\n`;
}
