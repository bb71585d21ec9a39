import { attribute, readXml } from "../../archive/read-xml.ts";

export type Sheet = { name: string; relation: string };

/** The sheets that people see, in order, and whether days are counted from 1904. */
export async function readWorkbook(
  pieces: AsyncIterable<Buffer>,
): Promise<{ sheets: Sheet[]; isFrom1904: boolean }> {
  const sheets: Sheet[] = [];
  let isFrom1904 = false;

  await readXml(pieces, {
    open(name, attributes) {
      if (name === "workbookPr") isFrom1904 = ["1", "true"].includes(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet" || (attribute(attributes, "state") ?? "visible") !== "visible") return;

      sheets.push({ name: attribute(attributes, "name") ?? "", relation: attribute(attributes, "id") ?? "" });
    },
  });

  return { sheets, isFrom1904 };
}
