import type { BillingParty } from "@claw/contract";
import type { PrintedInvoice } from "@claw/core";
import { colors, inner, type Pdf, rule, sheet, write } from "./page.ts";
import { dayOf, markOf, words } from "./words.ts";

/** Title, mark, number and dates, seller and customer. Returns where the next thing may begin. */
export function drawHead(pdf: Pdf, invoice: PrintedInvoice): number {
  const half = inner.width / 2;
  const title = { x: inner.left, y: sheet.margin, width: half };
  write(pdf, words.title, title, { size: 24, weight: "medium" });
  write(pdf, words.titleInEnglish, { ...title, y: sheet.margin + 36 }, { size: 9, color: colors.quiet });
  drawMark(pdf, invoice);

  const facts: [string, string][] = [
    [words.number, invoice.number],
    [words.issued, dayOf(invoice.issuedAt)],
  ];
  if (invoice.paidAt) facts.push([words.paid, dayOf(invoice.paidAt)]);
  else if (invoice.dueAt) facts.push([words.due, dayOf(invoice.dueAt)]);

  let y = sheet.margin + 62;
  for (const [name, value] of facts) {
    write(pdf, name, { x: inner.left, y, width: 90 }, { color: colors.quiet });
    y = write(pdf, value, { x: inner.left + 90, y, width: half - 90 });
  }
  y += 14;
  rule(pdf, y);
  y += 12;

  const left = drawParty(pdf, words.seller, invoice.seller, { x: inner.left, y, width: half - 16 });
  const right = drawParty(pdf, words.customer, invoice.customer, { x: inner.left + half, y, width: half });

  return Math.max(left, right) + 20;
}

function drawParty(
  pdf: Pdf,
  label: string,
  { name, taxNumber, address, email }: BillingParty,
  box: { x: number; y: number; width: number },
): number {
  let y = write(pdf, label, box, { color: colors.quiet }) + 3;
  y = write(pdf, name, { ...box, y }, { size: 11, weight: "medium" }) + 2;
  const details = [taxNumber && `${words.taxNumber} ${taxNumber}`, address, email];
  for (const detail of details) {
    if (detail) y = write(pdf, detail, { ...box, y }) + 1;
  }

  return y;
}

/** A frame as a stamp makes it, in the upper right corner. */
function drawMark(pdf: Pdf, invoice: PrintedInvoice): void {
  const { text, color } = markOf(invoice);
  const width = pdf.font("medium").fontSize(13).widthOfString(text) + 24;
  const x = inner.right - width;
  pdf.roundedRect(x, sheet.margin, width, 30, 5).lineWidth(1.4).strokeColor(color).stroke();
  write(pdf, text, { x: x + 12, y: sheet.margin + 5.5, width }, { size: 13, weight: "medium", color });
}
