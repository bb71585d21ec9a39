import type { PrintedInvoice } from "@claw/core";
import { colors, inner, type Pdf, rule, sheet, write } from "./page.ts";
import { words } from "./words.ts";

/** On every page, when it is known how many there are. */
export function drawFooters(pdf: Pdf, { number, seller }: PrintedInvoice): void {
  const { start, count } = pdf.bufferedPageRange();
  const y = sheet.height - sheet.footer;
  const style = { size: 7.5, color: colors.quiet };

  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    // Below the margin, PDFKit would begin a new page.
    pdf.page.margins.bottom = 0;
    rule(pdf, y);
    write(pdf, words.footer, { x: inner.left, y: y + 7, width: inner.width - 150 }, style);
    const place = `${number} · ${page + 1} / ${count}`;
    write(pdf, place, { x: inner.right - 150, y: y + 7, width: 150 }, { ...style, align: "right" });
    write(pdf, shortened(seller.name), { x: inner.left, y: y + 19, width: inner.width }, style);
  }
}

/** One line is enough: the name is whole at the head of the bill. */
function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
