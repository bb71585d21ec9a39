import { expect, test } from "vitest";
import { outline, problemOf, readHere } from "./support/read-here.ts";
import { encodeGbk } from "./support/write-pdf.ts";

const chinese = "知识库里的每一句话，都可以找到它的出处。";
const traditional = "這個問題的答案，我們已經在文件裡說過了。";

test.each([
  ["UTF-8", Buffer.from(chinese)],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${chinese}`)],
  ["UTF-16 with a mark", Buffer.from(`\uFEFF${chinese}`, "utf16le")],
  ["UTF-16, the other way round", Buffer.from(`\uFEFF${chinese}`, "utf16le").swap16()],
  ["GB18030", encodeGbk(chinese)],
  ["UTF-8 that was cut within a character", Buffer.concat([Buffer.from(chinese), Buffer.from([0xe5, 0xbd])])],
])("Chinese text in %s is read", async (_, bytes) => {
  const { text, fileType } = await readHere("a.txt", bytes);

  expect(text.replace("\uFFFD", "")).toBe(chinese);
  expect(fileType).toBe("txt");
});

test("four-byte characters of GB18030, Big5 and Windows-1252 are told apart", async () => {
  const rare = Buffer.concat([encodeGbk(`${chinese}有一个字是`), Buffer.from([0x95, 0x32, 0x82, 0x36])]);
  const big5 = Buffer.from("b36fadd3b0ddc344aaba20b5aaaed7", "hex");
  const latin = Buffer.from("Le caf\xe9 est servi \xe0 la cr\xe8me.", "latin1");

  expect((await readHere("a.txt", rare)).text).toBe(`${chinese}有一个字是𠀀`);
  expect((await readHere("a.txt", big5)).text).toBe("這個問題的 答案");
  expect((await readHere("a.txt", latin)).text).toBe("Le café est servi à la crème.");
});

test("a text is well-formed, without U+0000 and with one kind of line end", async () => {
  const { text } = await readHere("a.txt", "one\r\ntwo\rthree\u2028four\u0007\u001b five\ffin");

  expect(text).toBe("one\ntwo\nthree\nfour five\nfin");
});

test("paragraphs of plain text are set apart by empty lines, by indentation and by the end of a Chinese sentence", async () => {
  const read = await readHere(
    "a.txt",
    "第一章 总则\n第一条　为了保护。\n第二条　适用于此。\n\nA line\nthat goes on.\n\nNext.\n",
  );

  expect(outline(read)).toEqual([
    "heading2: 第一章 总则",
    "paragraph: 第一条　为了保护。",
    "paragraph: 第二条　适用于此。",
    "paragraph: A line\nthat goes on.",
    "paragraph: Next.",
  ]);
});

test("Markdown is a matter of the name, and stays as it was written", async () => {
  const source =
    "Title\n=====\n\nText of\ntwo lines\n## Sub\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n```js\n# no heading\n\n```\nend";
  const read = await readHere("a.md", source);

  expect(read.text).toBe(source);
  expect(outline(read)).toEqual([
    "heading1: Title\n=====",
    "paragraph: Text of\ntwo lines",
    "heading2: ## Sub",
    "list: - one",
    "list: - two",
    "table: | a | b |\n|---|---|",
    "row: | 1 | 2 |",
    "row: | 3 | 4 |",
    "code: ```js\n# no heading\n\n```",
    "paragraph: end",
  ]);
  expect(read.blocks.at(-3)?.header).toEqual({ start: source.indexOf("| a"), end: source.indexOf("\n| 1") });
  expect((await readHere("a.txt", source)).fileType).toBe("txt");
});

test("a picture that was pasted into Markdown is no text", async () => {
  const { text } = await readHere("a.md", `![x](data:image/png;base64,${"iVBORw0KGgo".repeat(50)}) and text`);

  expect(text).toBe("![x](data:image/png) and text");
});

test("HTML is known by its markup; what a reader does not see is left out", async () => {
  const page = `<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><script>alert("x")</script>
    <h1>标题</h1><p>One &amp; <b>two</b>
    three<br>four</p><div hidden>secret</div><ul><li>a<li>b</ul><pre>  x
    y</pre></body></html>`;
  const read = await readHere("page.txt", page);

  expect(read.fileType).toBe("html");
  expect(outline(read)).toEqual([
    "heading1: 标题",
    "paragraph: One & two three\nfour",
    "list: a",
    "list: b",
    "code: x\n    y",
  ]);
});

test("HTML is read in the encoding that it names", async () => {
  const page = Buffer.concat([
    Buffer.from('<html><meta charset="gb2312"><body><p>'),
    encodeGbk(chinese),
    Buffer.from("</p>"),
  ]);

  expect((await readHere("a.html", page)).text).toBe(chinese);
});

test("tables of HTML keep their rows: merged cells say their text in each, a nested table is in its cell", async () => {
  const page = `<html><body><table><tr><th>部门</th><th>姓名</th><th>备注</th></tr>
    <tr><td rowspan="2">研发</td><td>张三</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr>
    <tr><td>李四</td><td>in<br>two</td></tr><tr><td colspan="2">合计</td><td>2</td></tr></table>
    <table><tr><td>layout of one column</td></tr><tr><td>more</td></tr></table></body></html>`;
  const read = await readHere("a.html", page);

  expect(outline(read)).toEqual([
    "table: 部门 | 姓名 | 备注",
    "row: 研发 | 张三 | x; y",
    "row: 研发 | 李四 | in two",
    "row: 合计 |  | 2",
    "paragraph: layout of one column",
    "paragraph: more",
  ]);
  expect(read.blocks[1]?.header).toEqual({ start: 0, end: 12 });
});

test("rows of a CSV carry its header; delimiters are guessed, quotes understood, GB18030 read", async () => {
  const semicolons = await readHere("a.csv", 'name;note\r\n张三;"a;b ""c""\nd"\r\n李四;\r\n');
  const gbk = await readHere("a.csv", encodeGbk("编号\t名称\n1\t苹果\n2\t梨\n"));
  const said = await readHere("a.csv", "sep=|\nx|y,z\nq|w,w\n");

  expect(outline(semicolons)).toEqual(["table: name | note", 'row: 张三 | a;b "c" d', "row: 李四"]);
  expect(outline(gbk)).toEqual(["table: 编号 | 名称", "row: 1 | 苹果", "row: 2 | 梨"]);
  expect(outline(said)).toEqual(["table: x | y,z", "row: q | w,w"]);
});

test("a CSV of numbers has no header, and one that never closes its quote is read to the end", async () => {
  const numbers = await readHere("a.csv", "1,2\n3,4\n");
  const open = await readHere("a.csv", 'a,b\n"never closed, 1\n2,3\n');

  expect(numbers.blocks.map(({ header }) => header)).toEqual([null, null]);
  expect(open.text).toBe("a | b\nnever closed, 1 2,3");
});

test("a CSV of 100,000 lines is read", async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `${index},张三,2024-01-15`);
  const { blocks, text } = await readHere("a.csv", `编号,姓名,日期\n${lines.join("\n")}`);

  expect(blocks).toHaveLength(100_001);
  expect(text.endsWith("99999 | 张三 | 2024-01-15")).toBe(true);
});

test("a very long cell is a very long row", async () => {
  const { blocks } = await readHere("a.csv", `a,b\n1,"${"很长的内容。".repeat(20_000)}"\n`);

  expect(blocks.at(-1)?.end).toBeGreaterThan(120_000);
});

test.each([
  ["an empty file", "a.txt", "", "EMPTY"],
  ["a file of spaces", "a.txt", " \n\u3000\t\n", "EMPTY"],
  ["an empty page", "a.html", "<html><body><script>x()</script></body></html>", "EMPTY"],
  [
    "a picture with the name of a text",
    "a.txt",
    Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
    "UNSUPPORTED_TYPE",
  ],
  ["a picture of few bytes", "a.png", Buffer.from("89504e470d0a1a0a30303030", "hex"), "UNSUPPORTED_TYPE"],
  [
    "a program",
    "setup.exe",
    Buffer.concat([Buffer.from("MZ\u0090\u0000\u0003\u0000"), Buffer.alloc(200)]),
    "UNSUPPORTED_TYPE",
  ],
  ["RTF", "a.doc", "{\\rtf1\\ansi text}", "UNSUPPORTED_TYPE"],
  [
    "noise",
    "a.bin",
    Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 167) % 256)),
    "UNSUPPORTED_TYPE",
  ],
])("%s is refused as what it is", async (_, name, bytes, problem) => {
  expect(await problemOf(readHere(name, bytes))).toBe(problem);
});

test("what cannot be read is told what can", async () => {
  const reading = readHere("a.jpg", Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"));

  await expect(reading).rejects.toThrow(
    "This seems to be a JPEG picture. What can be read is txt, md, html, pdf, docx, pptx, xlsx and csv.",
  );
});

test("a text that is too long is refused before it is decoded, or as it is written", async () => {
  expect(await problemOf(readHere("a.txt", "x".repeat(5_000), { textLength: 1_000 }))).toBe("TOO_LARGE");
  expect(await problemOf(readHere("a.html", `<html>${"<p>x</p>".repeat(500)}`, { textLength: 1_100 }))).toBe(
    "TOO_LARGE",
  );
});

test("traditional characters stay traditional", async () => {
  expect((await readHere("a.txt", traditional)).text).toBe(traditional);
});
