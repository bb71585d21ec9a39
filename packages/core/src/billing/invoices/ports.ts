import type { Invoice } from "@claw/contract";

/** An invoice as it is to be printed. */
export type PrintedInvoice = Invoice & {
  /** 大写金额 of the total. */
  totalInCapitals: string;
};

/** Draws an invoice on A4 as a PDF, without holding up this process. */
export interface InvoiceRenderer {
  render(invoice: PrintedInvoice): Promise<Uint8Array>;
}
