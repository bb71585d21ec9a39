/** C0 controls other than tab and line feed, the byte order mark and non-characters: never text, and U+0000 cannot be stored. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const rubbish = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFEFF\uFFFE\uFFFF]/g;

/** Well-formed UTF-16 with `\n` for every kind of line end, without control characters. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?|\u0085|\u2028|\u2029|\f/g, "\n")
    .replaceAll(rubbish, "")
    .toWellFormed();
}
