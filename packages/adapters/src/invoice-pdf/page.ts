import type PDFDocument from "pdfkit";

export type Pdf = InstanceType<typeof PDFDocument>;

/** Of A4, in points (1/72 inch). */
export const sheet = { width: 595.28, height: 841.89, margin: 50, footer: 60 } as const;
export const inner = {
  left: sheet.margin,
  right: sheet.width - sheet.margin,
  width: sheet.width - 2 * sheet.margin,
};
/** What is above is for text; below is the footer. */
export const bottom = sheet.height - sheet.margin - sheet.footer / 2;

export const colors = { text: "#111827", quiet: "#6b7280", line: "#d1d5db", soft: "#f3f4f6" } as const;

export type Style = {
  size?: number;
  weight?: "regular" | "medium";
  color?: string;
  align?: "left" | "right";
};

/** Writes text into a box as wide as given, from its upper left corner; lines break where the language lets them. */
export function write(
  pdf: Pdf,
  text: string,
  box: { x: number; y: number; width: number },
  { size = 9, weight = "regular", color = colors.text, align = "left" }: Style = {},
): number {
  const options = { width: box.width, align, lineGap: 2 };
  pdf.font(weight).fontSize(size).fillColor(color);
  const height = pdf.heightOfString(text, options);
  pdf.text(text, box.x, box.y, options);

  return box.y + height;
}

/** How high the text will be. */
export function heightOf(pdf: Pdf, text: string, width: number, size = 9): number {
  return pdf.font("regular").fontSize(size).heightOfString(text, { width, lineGap: 2 });
}

export function rule(pdf: Pdf, y: number, color: string = colors.line): void {
  pdf.moveTo(inner.left, y).lineTo(inner.right, y).lineWidth(0.6).strokeColor(color).stroke();
}
