import { format } from "numfmt";

/** A cell as the file has it: its type, its value, its formula, its style. */
export type RawCell = { type: string; value: string; formula: string; style: number };

type Workbook = { strings: readonly string[]; formats: readonly (string | null)[]; isFrom1904: boolean };

/** The days between the two beginnings of Excel's calendar. */
const daysTo1904 = 1_462;

/** What a cell shows; its formula where no program has worked it out. */
export function formatCell(cell: RawCell, { strings, formats, isFrom1904 }: Workbook): string {
  const { type, value, formula, style } = cell;
  if (value === "") return formula === "" ? "" : `=${formula}`;

  switch (type) {
    case "s":
      return strings[Number(value)] ?? "";
    case "str":
    case "inlineStr":
    case "e":
    case "d":
      return value;
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    default:
      return formatNumber(value, formats[style] ?? null, isFrom1904);
  }
}

function formatNumber(value: string, pattern: string | null, isFrom1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (pattern === null) return asIs(number);

  const isDay = /[ymdhs]/i.test(pattern.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));

  const shown = format(pattern, number + (isFrom1904 && isDay ? daysTo1904 : 0), { throws: false }).trim();

  // What cannot be shown by its format is shown as in a column that is too narrow.
  return /^#+$/.test(shown) ? asIs(number) : shown;
}

/** Whole numbers with all their digits, which may be a code; others without the noise of binary fractions. */
function asIs(number: number): string {
  return Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(12)));
}
