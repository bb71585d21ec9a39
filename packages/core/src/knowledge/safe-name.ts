/** The longest title and file name, in UTF-16 units. */
export const maxNameLength = 300;

/**
 * A file's name as it may be shown and stored: without folders, control characters, marks that turn the direction of
 * writing (they make "exe.txt" of "txt.exe") and lone surrogates, and not too long. Its ending stays when it is cut.
 * Null where nothing is left.
 */
export function safeFileName(name: string): string | null {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = withoutTricks(last);
  if (/^\.*$/.test(clean)) return null;

  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(clean)?.[0] ?? "";
  return cut(clean.slice(0, clean.length - ending.length), maxNameLength - ending.length) + ending;
}

/** The same for a title, in which a slash is a slash. */
export function safeTitle(title: string): string | null {
  const clean = withoutTricks(title);

  return clean === "" ? null : cut(clean, maxNameLength);
}

function withoutTricks(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** No character is cut in halves. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;

  return text.slice(0, /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length).trimEnd();
}
