import { deflateSync } from "node:zlib";
import { beforeAll, expect, test, vi } from "vitest";
import { outline, problemOf, readHere } from "./support/read-here.ts";
import { type PdfFont, type PdfText, writePdf } from "./support/write-pdf.ts";

const song: PdfFont = { name: "STSong-Light", cmap: "UniGB-UCS2-H" };
const gbk: PdfFont = { name: "SimSun", cmap: "GBK-EUC-H" };

beforeAll(() => {
  // It says once that it cannot paint.
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

/** Lines from a place downwards. */
function lines(texts: readonly string[], at: Partial<PdfText> & { pitch?: number } = {}): PdfText[] {
  const { x = 72, y = 120, size = 11, pitch = 16, font } = at;

  return texts.map((text, index) => ({ x, y: y + index * pitch, size, text, ...(font ? { font } : {}) }));
}

test.each([
  ["UniGB-UCS2-H", song],
  ["GBK-EUC-H", gbk],
])("Chinese in a font that is not embedded is read by its character map (%s)", async (_, font) => {
  const text = "知识库里的每一句话都可以找到它的出处，一个字也不丢。";
  const read = await readHere("a.pdf", writePdf([{ texts: lines([text], { font }) }]));

  expect(read.text).toBe(text);
  expect(read).toMatchObject({ fileType: "pdf", pageCount: 1 });
});

test("lines of a paragraph are one text: Chinese without spaces, divided words whole", async () => {
  const chinese = lines(["检索增强生成是一种把外部知识与语言模型结", "合起来的方法，它先找到段落再回答。"], {
    font: song,
    size: 12,
  });
  const english = lines(
    [
      "Retrieval augmented generation is a meth-",
      "od that joins knowledge with a model and",
      "gives answers that can be checked.",
    ],
    { y: 220 },
  );

  expect((await readHere("a.pdf", writePdf([{ texts: [...chinese, ...english] }]))).text).toBe(
    "检索增强生成是一种把外部知识与语言模型结合起来的方法，它先找到段落再回答。\n\n" +
      "Retrieval augmented generation is a method that joins knowledge with a model and gives answers that can be checked.",
  );
});

test("larger lines are headings, gaps and marks part paragraphs", async () => {
  const texts = [
    { x: 72, y: 80, size: 20, text: "Title of it" },
    { x: 72, y: 120, size: 15, text: "A chapter" },
    ...lines(["This is the first paragraph of the text", "and it goes on here."], { y: 150 }),
    ...lines(["- a point of the list that is long enough", "- another point"], { y: 210 }),
  ];

  expect(outline(await readHere("a.pdf", writePdf([{ texts }])))).toEqual([
    "heading1: Title of it",
    "heading2: A chapter",
    "paragraph: This is the first paragraph of the text and it goes on here.",
    "list: - a point of the list that is long enough",
    "list: - another point",
  ]);
});

test("two columns are read one after the other, between the lines that reach across them", async () => {
  const column = (name: string) =>
    Array.from({ length: 6 }, (_, index) => `${name} column line number ${index} of the text`);
  const texts = [
    ...lines(["A heading that reaches across both of the columns of this page, as they often do"], { y: 80 }),
    // As programs write them: line by line over both columns.
    ...column("left").flatMap((text, index) => [
      { x: 72, y: 120 + index * 14, size: 10, text },
      { x: 320, y: 120 + index * 14, size: 10, text: column("right")[index] ?? "" },
    ]),
  ];
  const { text } = await readHere("a.pdf", writePdf([{ texts }]));

  expect(text.indexOf("left column line number 5")).toBeLessThan(text.indexOf("right column line number 0"));
  expect(text.indexOf("A heading")).toBe(0);
});

test("a table keeps its rows and repeats its header", async () => {
  const cells = [
    ["Name", "City", "Sum"],
    ["Zhang San", "Shanghai", "100"],
    ["Li Si", "", "2,000"],
    ["Wang Wu", "Guangzhou", "35"],
  ];
  const texts = cells.flatMap((row, index) =>
    row.flatMap((text, column) =>
      text ? [{ x: 72 + column * 130, y: 120 + index * 18, size: 11, text }] : [],
    ),
  );
  const read = await readHere("a.pdf", writePdf([{ texts }]));

  expect(outline(read)).toEqual([
    "table: Name | City | Sum",
    "row: Zhang San | Shanghai | 100",
    "row: Li Si |  | 2,000",
    "row: Wang Wu | Guangzhou | 35",
  ]);
});

test("heads, feet and page numbers are left out, and a paragraph goes on behind them with its own pages", async () => {
  const pages = [1, 2, 3, 4].map((page) => ({
    texts: [
      { x: 72, y: 40, size: 9, text: "公司内部资料", font: song },
      { x: 280, y: 815, size: 9, text: `- ${page} -` },
      ...lines([
        `page ${page} begins here and is filled with text of some`,
        "length, so that its last line reaches the edge and is",
      ]),
    ],
  }));
  const read = await readHere("a.pdf", writePdf(pages));

  expect(read.text).not.toMatch(/公司|- \d -/);
  expect(read.text).toContain("the edge and is page 2 begins");
  expect(read.blocks.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
});

test("a page without a text layer says so, and one that needs a password too", async () => {
  expect(
    await problemOf(readHere("a.pdf", writePdf([{ image: true }, { image: true, texts: lines(["12"]) }]))),
  ).toBe("SCANNED");
  expect(
    await problemOf(readHere("a.pdf", writePdf([{ texts: lines(["secret"]) }], { encrypted: true }))),
  ).toBe("ENCRYPTED");
});

test("a PDF that lost its last lines is read; one that lost its half, or is none, is malformed", async () => {
  const whole = writePdf([{ texts: lines(["A text that is long enough to be read."]) }], {
    compress: deflateSync,
  });

  expect((await readHere("a.pdf", whole.subarray(0, whole.length - 12))).text).toContain("long enough");
  expect(await problemOf(readHere("a.pdf", whole.subarray(0, whole.length / 2)))).toBe("MALFORMED");
  expect(await problemOf(readHere("a.pdf", "%PDF-1.7\nnothing of the kind"))).toBe("MALFORMED");
});

test("a document of too many pages is refused", async () => {
  const pages = Array.from({ length: 4 }, () => ({
    texts: lines(["A text that is long enough to be read."]),
  }));

  expect(await problemOf(readHere("a.pdf", writePdf(pages), { pages: 3 }))).toBe("TOO_LARGE");
});
