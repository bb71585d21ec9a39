import type { PrintedInvoice } from "@claw/core";
import PDFDocument from "pdfkit";
import { drawFooters } from "./draw-footers.ts";
import { drawHead } from "./draw-head.ts";
import { drawLines } from "./draw-lines.ts";
import { drawTotal } from "./draw-total.ts";
import { fonts } from "./fonts.ts";
import { sheet } from "./page.ts";

/** The whole file. The same invoice makes the same bytes. */
export async function drawInvoice(invoice: PrintedInvoice): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: "A4",
    margin: sheet.margin,
    bufferPages: true,
    lang: "zh-CN",
    info: {
      Title: invoice.number,
      Author: invoice.seller.name,
      CreationDate: new Date(invoice.issuedAt),
    },
  });
  pdf.registerFont("regular", fonts.regular);
  pdf.registerFont("medium", fonts.medium);
  const file = collect(pdf);

  const lines = drawHead(pdf, invoice);
  const total = drawLines(pdf, invoice, lines);
  drawTotal(pdf, invoice, total);
  drawFooters(pdf, invoice);
  pdf.end();

  return file;
}

function collect(pdf: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Array.fromAsync(pdf).then((parts) => Buffer.concat(parts));
}
