import { type Actor, type InvoiceRef, type PdfFile, parseMicro } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { capitalAmount } from "./capital-amount.ts";
import { getInvoice } from "./get-invoice.ts";

/** Drawing one takes a processor for some tenths of a second. */
const rate = { name: "invoice-pdf", limit: 30, windowSeconds: 60 };

/** The invoice as a PDF in base64, as its payment stands now. RATE_LIMITED after thirty in a minute. */
export async function printInvoice(deps: BillingDeps, actor: Actor, input: InvoiceRef): Promise<PdfFile> {
  const invoice = await getInvoice(deps, actor, input);
  if (actor.kind === "user") await deps.rateLimiter.consume(rate, actor.userId);

  const totalInCapitals = capitalAmount(parseMicro(invoice.total));
  const bytes = await deps.invoiceRenderer.render({ ...invoice, totalInCapitals });

  return { fileName: `${invoice.number}.pdf`, content: Buffer.from(bytes).toString("base64") };
}
