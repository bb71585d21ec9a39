import { readXml } from "../../archive/read-xml.ts";
import { requireLength } from "../../text/text-builder.ts";

/** The texts that cells name by number, without the reading that Japanese cells carry. */
export async function readSharedStrings(
  pieces: AsyncIterable<Buffer>,
  mostLength: number,
): Promise<string[]> {
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isReading = false;
  let length = 0;

  await readXml(pieces, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") isReading = true;
      if (name === "t") isText = true;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") isReading = false;
      if (name === "si") strings.push(current);
    },
    text(part) {
      if (!isText || isReading) return;
      current += part;
      length += part.length;
      requireLength(length, mostLength);
    },
  });

  return strings;
}
