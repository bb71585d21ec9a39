export type Range = { top: number; bottom: number; left: number; right: number };

/** The greatest column of a sheet is XFD. */
export const mostColumns = 16_384;

/** `C5` as row and column from 0. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (!letters || !digits) return null;

  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;

  return { row: Number(digits) - 1, column: column - 1 };
}

/** `A1:C5`. */
export function parseRange(reference: string): Range | null {
  const [from = "", to = ""] = reference.split(":");
  const start = parseReference(from);
  const end = parseReference(to);
  if (!start || !end) return null;

  return { top: start.row, bottom: end.row, left: start.column, right: end.column };
}
