import type { PrintedInvoice } from "@claw/core";
import { bottom, colors, heightOf, inner, type Pdf, sheet, write } from "./page.ts";
import { moneyOf, words } from "./words.ts";

const width = inner.width * 0.62;

/** The total in figures and in capitals, kept together: on the next page where it has no room. */
export function drawTotal(pdf: Pdf, { total, totalInCapitals }: PrintedInvoice, from: number): void {
  const capitals = `${words.capitals} ${totalInCapitals}`;
  const height = 34 + heightOf(pdf, capitals, width, 10);
  let y = from + 14;
  if (y + height > bottom) {
    pdf.addPage();
    y = sheet.margin;
  }

  const x = inner.right - 6 - width;
  write(pdf, words.total, { x, y: y + 3, width: 120 }, { size: 10, color: colors.quiet });
  write(pdf, moneyOf(total), { x, y, width }, { size: 15, weight: "medium", align: "right" });
  write(pdf, capitals, { x, y: y + 28, width }, { size: 10, align: "right" });
}
