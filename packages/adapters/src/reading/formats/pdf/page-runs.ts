import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A piece of text as it was set: where its baseline begins, from the top left of the upright page, in points. */
export type Run = { text: string; x: number; y: number; width: number; size: number };

export type PageRuns = { page: number; height: number; runs: Run[] };

/** The text of a page, turned so that most of it is upright; what stands at another angle is a stamp or a watermark. */
export async function readRuns(page: PDFPageProxy, number: number): Promise<PageRuns> {
  const { items } = await page.getTextContent();
  const { transform, height, width } = page.getViewport({ scale: 1 });
  const turned: Run[][] = [[], [], [], []];

  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;

    const [a, b, c, d, e, f] = multiply(transform, item.transform);
    const size = Math.hypot(c, d);
    const quarter = Math.round(Math.atan2(b, a) / (Math.PI / 2));
    const isStraight = Math.abs(Math.atan2(b, a) - (quarter * Math.PI) / 2) < 0.1;
    if (!isStraight || !(size > 0)) continue;

    turned[(quarter + 4) % 4]?.push({
      text: item.str,
      ...upright(e, f, (quarter + 4) % 4),
      width: item.width,
      size,
    });
  }

  const runs = turned.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0] ?? [];
  const isTurned = turned.indexOf(runs) % 2 === 1;

  return { page: number, height: isTurned ? width : height, runs };
}

/** A point of a page turned by quarters, on the page turned back. */
function upright(x: number, y: number, quarters: number): { x: number; y: number } {
  switch (quarters) {
    case 1:
      return { x: y, y: -x };
    case 2:
      return { x: -x, y: -y };
    case 3:
      return { x: -y, y: x };
    default:
      return { x, y };
  }
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

type Matrix = readonly [number, number, number, number, number, number];

/** As in PDF 32000-1, 8.3.3: what the second says is seen through the first. */
function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;

  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
