/** A number is written by us and stays one for a spreadsheet, a minus in front of it too; a text comes from people. */
export type CsvCell = { text: string | null } | { number: string };

const byteOrderMark = "\uFEFF";

/** A file as RFC 4180 has it, with a byte order mark: without one, Excel takes UTF-8 for something else. */
export function csvFile(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `${byteOrderMark}${csvLines([head.map((text) => ({ text })), ...rows])}`;
}

/** More of a file that has begun. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(writeCell).join(",")}\r\n`).join("");
}

function writeCell(cell: CsvCell): string {
  if ("text" in cell) return quoted(harmless(cell.text ?? ""));
  if (!/^-?\d+(\.\d+)?$/.test(cell.number)) throw new RangeError(`not a number: ${cell.number}`);

  return cell.number;
}

/**
 * Spreadsheets take what begins like this for a formula, also behind white space and in full width; an apostrophe says
 * that it is a text. OWASP, "CSV Injection".
 */
function harmless(text: string): string {
  return /^[\t\r\n]|^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
