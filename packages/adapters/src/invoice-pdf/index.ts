export { type PdfRendererOptions, pdfInvoiceRenderer } from "./pdf-invoice-renderer.ts";
