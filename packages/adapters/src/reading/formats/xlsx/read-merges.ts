import { attribute, readXml } from "../../archive/read-xml.ts";
import { parseRange, type Range } from "./cell-reference.ts";

/** More is no sheet that people made, and each row looks through them. */
const mostMerges = 5_000;

/** The ranges of several rows that are shown as one cell, by their first row. They are told behind the rows. */
export async function readMerges(pieces: AsyncIterable<Buffer>): Promise<Map<number, Range[]>> {
  const merges = new Map<number, Range[]>();
  let count = 0;

  await readXml(pieces, {
    open(name, attributes) {
      if (name !== "mergeCell" || count >= mostMerges) return;

      const range = parseRange(attribute(attributes, "ref") ?? "");
      if (!range || range.bottom === range.top) return;

      count++;
      const beginning = merges.get(range.top);
      if (beginning) beginning.push(range);
      else merges.set(range.top, [range]);
    },
  });

  return merges;
}
