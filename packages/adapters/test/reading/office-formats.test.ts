import { expect, test } from "vitest";
import { makeDocx, makePptx, makeXlsx, paragraph, shape, zip } from "./support/make-office.ts";
import { outline, problemOf, readHere } from "./support/read-here.ts";

const cell = (text: string, properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;

test("a Word document keeps headings, lists, breaks and notes, and not what was deleted", async () => {
  const body = [
    paragraph("第一章 &amp; 总则", "1"),
    paragraph("第一节", "H2"),
    '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>一行</w:t><w:br/><w:t>二行</w:t></w:r><w:del><w:r><w:delText>删去</w:delText><w:t>删去</w:t></w:r></w:del><w:ins><w:r><w:t>加上</w:t></w:r></w:ins></w:p>',
    '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>要点</w:t></w:r></w:p>',
    '<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText><w:t>链接</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
  ].join("");
  const notes = `<w:footnotes xmlns:w="x"><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id="2">${paragraph("脚注")}</w:footnote></w:footnotes>`;
  const read = await readHere("合同/最终版.docx", makeDocx(body, { "word/footnotes.xml": notes }));

  expect(read.fileType).toBe("docx");
  expect(outline(read)).toEqual([
    "heading1: 第一章 & 总则",
    "heading2: 第一节",
    "paragraph: 一行\n二行加上",
    "list: 要点",
    "paragraph: 链接汉",
    "paragraph: 脚注",
  ]);
});

test("tables of Word keep merged cells in each of their rows, and a nested table in its cell", async () => {
  const nested = `<w:tc><w:tbl>${row(cell("x"), cell("y"))}</w:tbl><w:p/></w:tc>`;
  const table = `<w:tbl>${row(cell("部门"), cell("姓名"), cell("备注"))}${row(cell("研发", '<w:vMerge w:val="restart"/>'), cell("张三"), nested)}${row(cell("", "<w:vMerge/>"), cell("李四"), cell("-"))}${row(cell("合计", '<w:gridSpan w:val="2"/>'), cell("2"))}</w:tbl>`;
  const read = await readHere("a.docx", makeDocx(paragraph("前") + table + paragraph("后")));

  expect(outline(read)).toEqual([
    "paragraph: 前",
    "table: 部门 | 姓名 | 备注",
    "row: 研发 | 张三 | x; y",
    "row: 研发 | 李四 | -",
    "row: 合计 |  | 2",
    "paragraph: 后",
  ]);
});

test("slides are pages in the order of the show, their titles headings, with tables and notes", async () => {
  const td = (text: string, more = "") =>
    `<a:tc${more}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
  const frame = `<p:graphicFrame><a:tbl><a:tr>${td("季度")}${td("金额")}</a:tr><a:tr>${td("一", ' rowSpan="2"')}${td("10")}</a:tr><a:tr>${td("", ' vMerge="1"')}${td("20")}</a:tr></a:tbl></p:graphicFrame>`;
  const read = await readHere(
    "a.pptx",
    makePptx([
      { title: "年度报告", body: ["第一点\n第二点"], notes: "讲稿" },
      { title: "数字", more: frame + shape("sldNum", "2") + shape("ftr", "公司机密") },
    ]),
  );

  expect(read.pageCount).toBe(2);
  expect(outline(read)).toEqual([
    "heading1: 年度报告",
    "paragraph: 第一点",
    "paragraph: 第二点",
    "paragraph: 讲稿",
    "heading1: 数字",
    "table: 季度 | 金额",
    "row: 一 | 10",
    "row: 一 | 20",
  ]);
  expect(read.blocks.map(({ page }) => page)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
});

const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="&quot;¥&quot;#,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="10"/></cellXfs></styleSheet>`;

test("a workbook shows dates, money, shares, formulas and texts as people see them", async () => {
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>
    <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>日期</t></is></c><c r="C2" t="str"><v>金额</v></c><c r="E2" t="s"><v>2</v></c></row>
    <row r="3"><c r="A3"><v>13800138000</v></c><c r="B3" s="1"><v>45292</v></c><c r="C3" s="3"><v>1234.5</v></c><c r="E3" s="4"><v>0.1234</v></c></row>
    <row r="4"><c r="A4"><v>0.30000000000000004</v></c><c r="B4" s="2"><v>45293</v></c><c r="C4"><f>C3*2</f><v>2469</v></c><c r="D4"><f>SUM(A1:A2)</f></c><c r="E4" t="b"><v>1</v></c><c r="F4" t="e"><v>#N/A</v></c></row>`;
  const strings = [
    "<t>2024 年销售表</t>",
    "<t>电话</t>",
    "<r><t>占</t></r><r><t>比</t></r><rPh><t>zhanbi</t></rPh>",
  ];
  const read = await readHere("a.xlsx", makeXlsx([{ name: "销售", rows }], { strings, styles }));

  expect(outline(read)).toEqual([
    "heading1: 销售",
    "paragraph: 2024 年销售表",
    "table: 电话 | 日期 | 金额 |  | 占比",
    "row: 13800138000 | 2024/1/1 | ¥1,234.50 |  | 12.34%",
    "row: 0.3 | 2024年1月2日 | 2469 | =SUM(A1:A2) | TRUE | #N/A",
  ]);
  expect(read.blocks[4]?.header).toEqual(read.blocks[3]?.header);
});

test("sheets are headings; hidden ones are left out; merged cells say their text in each row; 1904 is heard", async () => {
  const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const rows = `<row r="1">${text("A1", "部门")}${text("B1", "人")}</row><row r="2">${text("A2", "研发")}${text("B2", "张三")}</row><row r="3">${text("B3", "李四")}</row><row r="4"><c r="B4" s="1"><v>0</v></c></row>`;
  const book = makeXlsx(
    [
      { name: "一", rows, merges: ["A2:A4", "C1:D1"] },
      { name: "密", rows, state: "hidden" },
      { name: "二", rows: `<row>${text("", "x").replace(' r=""', "")}</row>` },
    ],
    { styles, date1904: true },
  );

  expect(outline(await readHere("a.xlsx", book))).toEqual([
    "heading1: 一",
    "table: 部门 | 人",
    "row: 研发 | 张三",
    "row: 研发 | 李四",
    "row: 研发 | 1904/1/1",
    "heading1: 二",
    "paragraph: x",
  ]);
});

test("a file with a main part of another name, and one with prefixes of its own, are read", async () => {
  const sheet = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>中</x:t></x:is></x:c></x:row>';

  expect((await readHere("a", makeXlsx([{ name: "一", rows: sheet }]))).text).toBe("一\n\n中");
});

test.each([
  ["a plain archive", zip({ "a.txt": "text" }), "UNSUPPORTED_TYPE"],
  [
    "an OpenDocument file",
    zip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }),
    "UNSUPPORTED_TYPE",
  ],
  [
    "an old Office file",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4_000)]),
    "UNSUPPORTED_TYPE",
  ],
  [
    "an encrypted one",
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(1_100_000),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]),
    "ENCRYPTED",
  ],
  ["one that was cut", makeDocx(paragraph("text")).subarray(0, 700), "MALFORMED"],
  [
    "one whose text ends in the middle",
    makeDocx("", { "word/document.xml": "<w:document><w:body><w:p>" }),
    "MALFORMED",
  ],
  ["one without a document", makeDocx("", { "word/document.xml": "" }), "EMPTY"],
])("%s is refused as what it is", async (_, bytes, problem) => {
  expect(await problemOf(readHere("a.docx", bytes))).toBe(problem);
});

test("an archive whose parts are encrypted needs its password", async () => {
  const bytes = makeDocx(paragraph("text"));
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
  }

  expect(await problemOf(readHere("a.docx", bytes))).toBe("ENCRYPTED");
});

test("bytes that do not inflate are a damaged file", async () => {
  const bytes = makeDocx(paragraph("text ".repeat(2_000)));
  const data = bytes.indexOf("word/document.xml") + "word/document.xml".length;
  bytes.fill(0xff, data, data + 30);

  expect(await problemOf(readHere("a.docx", bytes))).toBe("MALFORMED");
});

test("a bomb is refused by its directory, before a byte of it is inflated", async () => {
  const bomb = sayLength(makeDocx(paragraph("text")), 300_000_000);

  expect(await problemOf(readHere("a.docx", bomb))).toBe("ARCHIVE_BOMB");
});

test("a bomb whose directory lies is refused as it is inflated", async () => {
  const bomb = sayLength(makeDocx(paragraph("x".repeat(1_000_000))), 10_000);

  expect(await problemOf(readHere("a.docx", bomb))).toBe("ARCHIVE_BOMB");
});

test("an archive of very many parts, and one of parts that overlap, are bombs", async () => {
  const many = makeDocx(paragraph("text"));
  many.writeUInt16LE(20_001, many.length - 12);
  many.writeUInt16LE(20_001, many.length - 14);
  const overlapping = makeDocx(paragraph("text"));
  const entry = overlapping.lastIndexOf("word/document.xml") - 46;
  overlapping.writeUInt32LE(overlapping.length * 2, entry + 20);

  expect(await problemOf(readHere("a.docx", many))).toBe("ARCHIVE_BOMB");
  expect(await problemOf(readHere("a.docx", overlapping))).toBe("ARCHIVE_BOMB");
});

test("what is read is bounded, however well it shrinks", async () => {
  const long = makeDocx(paragraph("字".repeat(10)).repeat(3_000));

  expect(await problemOf(readHere("a.docx", long, { inflatedBytes: 100_000 }))).toBe("ARCHIVE_BOMB");
  expect(await problemOf(readHere("a.docx", long, { textLength: 10_000 }))).toBe("TOO_LARGE");
});

/** Changes what the directory says of the text's length. */
function sayLength(archive: Buffer, length: number): Buffer {
  archive.writeUInt32LE(length, archive.lastIndexOf("word/document.xml") - 46 + 24);

  return archive;
}
