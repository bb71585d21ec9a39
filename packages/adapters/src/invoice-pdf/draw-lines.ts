import type { PrintedInvoice } from "@claw/core";
import { bottom, colors, heightOf, inner, type Pdf, rule, sheet, write } from "./page.ts";
import { moneyOf, words } from "./words.ts";

const gap = 10;
/** Between the edge of the table and its text. */
const inset = 6;
const widths = { quantity: 50, unit: 90, amount: 95 } as const;
const description = inner.width - widths.quantity - widths.unit - widths.amount - gap - 2 * inset;
const left = {
  description: inner.left + inset,
  quantity: inner.left + inset + description + gap,
  unit: inner.left + inset + description + gap + widths.quantity,
  amount: inner.right - inset - widths.amount,
};

/** The table of lines, on as many pages as it takes, each with its head. Returns where the next thing may begin. */
export function drawLines(pdf: Pdf, { lines }: PrintedInvoice, from: number): number {
  let y = drawTableHead(pdf, from);

  for (const line of lines) {
    const height = heightOf(pdf, line.description, description) + 9;
    if (y + height > bottom) {
      pdf.addPage();
      y = drawTableHead(pdf, sheet.margin);
    }
    const row = y + 4;
    write(pdf, line.description, { x: left.description, y: row, width: description });
    drawFigures(pdf, row, [String(line.quantity), moneyOf(line.unitAmount), moneyOf(line.amount)]);
    y += height;
    rule(pdf, y);
  }

  return y;
}

function drawTableHead(pdf: Pdf, y: number): number {
  pdf.rect(inner.left, y, inner.width, 22).fill(colors.soft);
  const style = { size: 8.5, color: colors.quiet };
  write(pdf, words.description, { x: left.description, y: y + 4.5, width: description }, style);
  drawFigures(pdf, y + 4.5, [words.quantity, words.unit, words.amount], style);

  return y + 22;
}

function drawFigures(
  pdf: Pdf,
  y: number,
  [quantity, unit, amount]: [string, string, string],
  style: { size?: number; color?: string } = {},
): void {
  const right = { ...style, align: "right" } as const;
  write(pdf, quantity, { x: left.quantity, y, width: widths.quantity }, right);
  write(pdf, unit, { x: left.unit, y, width: widths.unit }, right);
  write(pdf, amount, { x: left.amount, y, width: widths.amount }, right);
}
