import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, ReadText } from "../ports.ts";
import { cutIntoChunks } from "./cut-into-chunks.ts";
import { fullWeight, weigh } from "./weigh.ts";

type Part = Pick<Block, "kind" | "level"> & { text: string; page?: number };

/** A text of blocks, as readers make it; rows belong to the table before them. */
function write(parts: readonly Part[]): ReadText {
  const blocks: Block[] = [];
  let text = "";
  let header: Block["header"] = null;

  for (const { kind, level, text: said, page = null } of parts) {
    const start = text.length;
    text += said;
    const span = { start, end: text.length };
    blocks.push({ kind, level, ...span, page, header: kind === "row" ? header : null });
    if (kind === "table") header = span;
    else if (kind !== "row") header = null;
    text += kind === "row" || kind === "table" ? "\n" : "\n\n";
  }

  return { fileType: "txt", text, blocks, pageCount: null };
}

const paragraph = (text: string, page?: number): Part => ({
  kind: "paragraph",
  level: 0,
  text,
  ...(page ? { page } : {}),
});
const heading = (level: number, text: string): Part => ({ kind: "heading", level, text });
const han = (count: number) =>
  "知识库里的每一句话都可以找到它的出处。".repeat(Math.ceil(count / 19)).slice(0, count);

const words = fc.constantFrom(
  ..."知识 base 检索。 3.14 e.g. “好。” ……？ 👩‍👩‍👧‍👦 é 𠮷野家 end. \n Mr. ) ； x".split(" "),
  " ",
  "\n",
);
const prose = fc.array(words, { minLength: 1, maxLength: 400 }).map((all) => all.join(""));
const endless = fc
  .tuple(fc.constantFrom("x", "漢", "👩‍👩‍👧‍👦", "𠮷", "e\u0301"), fc.integer({ min: 1, max: 3_000 }))
  .map(([unit, count]) => unit.repeat(count));
const part: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom("heading", "paragraph", "list", "code", "table", "row"),
  level: fc.integer({ min: 1, max: 6 }),
  text: fc.oneof({ weight: 4, arbitrary: prose }, endless),
  page: fc.integer({ min: 1, max: 5 }),
});
const documents = fc.array(part, { maxLength: 25 }).map(write);
const loose = fc.array(part, { maxLength: 10 }).map((parts): ReadText => ({ ...write(parts), blocks: [] }));

test("all that is not space is in some passage, in order, and each passage is its span", () => {
  fc.assert(
    fc.property(fc.oneof(documents, loose), (read) => {
      const chunks = cutIntoChunks(read);
      let covered = 0;

      for (const [index, { ordinal, start, end, content }] of chunks.entries()) {
        expect(ordinal).toBe(index);
        expect(read.text.slice(covered, Math.max(start, covered)).trim()).toBe("");
        expect(start).toBeGreaterThanOrEqual(chunks[index - 1]?.start ?? 0);
        expect(end).toBeGreaterThan(covered);
        const span = read.text.slice(start, end);
        expect(span).toBe(span.trim());
        expect(content.endsWith(span)).toBe(true);
        covered = end;
      }

      expect(read.text.slice(covered).trim()).toBe("");
    }),
    { numRuns: 150 },
  );
});

test("no passage is longer than a full one, but for a row of a table, which is whole up to twice that", () => {
  fc.assert(
    fc.property(documents, (read) => {
      for (const { start, end } of cutIntoChunks(read)) {
        const weight = weigh(read.text, start, end);
        const rows = read.blocks.filter(({ kind }) => kind === "row" || kind === "table");
        const isOneRow = rows.some((row) => row.start <= start && row.end >= end);
        expect(weight).toBeLessThanOrEqual(isOneRow ? 2 * fullWeight : fullWeight);
      }
    }),
    { numRuns: 150 },
  );
});

test("no cut is within a surrogate pair or between a letter and its marks", () => {
  const text = "👩‍👩‍👧‍👦e\u0301𠮷".repeat(700);

  for (const { content } of cutIntoChunks({ fileType: "txt", text, blocks: [], pageCount: null })) {
    expect(content.isWellFormed()).toBe(true);
    expect(content).not.toMatch(/^(\u200d|\u0301|[\u{1F467}\u{1F466}])/u);
  }
});

test("the same text is always cut in the same way, and a cut passage is cut no further", () => {
  fc.assert(
    fc.property(documents, (read) => {
      const chunks = cutIntoChunks(read);
      expect(cutIntoChunks(structuredClone(read))).toEqual(chunks);
    }),
    { numRuns: 40 },
  );

  const [first] = cutIntoChunks(write([paragraph(han(2_000))]));
  expect(cutIntoChunks(write([paragraph(first?.content ?? "")])).map(({ content }) => content)).toEqual([
    first?.content,
  ]);
});

test("passages are about 400 Han or 1,100 Latin characters, and the last two are alike", () => {
  const chinese = cutIntoChunks(write([paragraph(han(3_000))]));
  const english = cutIntoChunks(write([paragraph("Every answer names its source. ".repeat(200))]));

  for (const { content } of chinese) expect(content.length).toBeGreaterThan(200);
  for (const { content } of chinese) expect(content.length).toBeLessThanOrEqual(400);
  for (const { content } of english) expect(content.length).toBeGreaterThan(550);
  for (const { content } of english) expect(content.length).toBeLessThanOrEqual(1_100);
});

test("a passage begins with the last sentence of the one before, within a section", () => {
  const text = Array.from(
    { length: 60 },
    (_, index) => `这是第${index}句，它说明了一件事情的来龙去脉。`,
  ).join("");
  const [first, second] = cutIntoChunks(write([paragraph(text)]));
  const lastSentence = first?.content.match(/这是第\d+句[^。]*。$/)?.[0] ?? "none";

  expect(second?.content.startsWith(lastSentence)).toBe(true);
});

test("a passage ends with its section and knows the headings above it", () => {
  const chunks = cutIntoChunks(
    write([
      heading(1, "# 手册"),
      heading(2, "## 安装"),
      paragraph(han(200)),
      heading(2, "## 退款"),
      paragraph(han(600)),
      heading(1, "附录"),
      paragraph(han(90)),
    ]),
  );

  expect(chunks.map(({ headings }) => headings)).toEqual([
    "手册 > 安装",
    "手册 > 退款",
    "手册 > 退款",
    "附录",
  ]);
  expect(chunks[0]?.content).toMatch(/^# 手册\n\n## 安装\n\n知识库/);
  expect(chunks[1]?.content).toMatch(/^## 退款/);
});

test("a section of a few words is not a passage of its own, but ends with its chapter and its page", () => {
  const question = (text: string, page?: number): Part[] => [
    { ...heading(2, text), ...(page ? { page } : {}) },
    paragraph(han(20), page),
  ];

  expect(cutIntoChunks(write([...question("一"), ...question("二"), ...question("三")]))).toHaveLength(1);
  expect(cutIntoChunks(write([...question("一"), heading(1, "新的一章"), paragraph(han(20))]))).toHaveLength(
    2,
  );
  expect(cutIntoChunks(write([...question("一", 1), ...question("二", 2)]))).toHaveLength(2);
});

test("a passage within a table repeats its header, and no row is cut", () => {
  const rows = Array.from(
    { length: 80 },
    (_, index): Part => ({ kind: "row", level: 0, text: `${index} | 张三 | 上海市浦东新区 | 2024-01-15` }),
  );
  const read = write([{ kind: "table", level: 0, text: "编号 | 姓名 | 地址 | 日期" }, ...rows]);
  const chunks = cutIntoChunks(read);

  expect(chunks.length).toBeGreaterThan(2);
  for (const { start, end, content } of chunks) {
    expect(content).toMatch(/^编号 \| 姓名 \| 地址 \| 日期\n\d+ \| 张三/);
    expect(
      content
        .split("\n")
        .slice(1)
        .every((row) => /^\d+ \| .* \| 2024-01-15$/.test(row)),
    ).toBe(true);
    expect(content.endsWith(read.text.slice(start, end))).toBe(true);
  }
  expect(chunks[1]?.start).toBe(chunks[0]?.end && chunks[0].end + 1);
});

test("the page of a passage is where it begins, and a sentence may go on behind a page break", () => {
  const first = { ...paragraph(`${han(300)}这一句还没有`), page: 1 };
  const text = write([first]).text.trimEnd();
  const rest = `结束。${han(400)}`;
  const read: ReadText = {
    fileType: "pdf",
    text: text + rest,
    blocks: [
      { kind: "paragraph", start: 0, end: text.length, page: 1, level: 0, header: null },
      {
        kind: "paragraph",
        start: text.length,
        end: text.length + rest.length,
        page: 2,
        level: 0,
        header: null,
      },
    ],
    pageCount: 2,
  };
  const chunks = cutIntoChunks(read);

  expect(chunks[0]?.page).toBe(1);
  expect(chunks.at(-1)?.page).toBe(2);
  expect(chunks.some(({ content }) => content.includes("这一句还没有结束。"))).toBe(true);
});

test("nothing comes of space", () => {
  expect(cutIntoChunks({ fileType: "txt", text: " \n\n\u3000\t ", blocks: [], pageCount: null })).toEqual([]);
});

test("a text without line ends, and one of many lines, take time in proportion to their length", () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, index): Part => ({ kind: "row", level: 0, text: `${index},a,b` }),
  );
  const started = performance.now();

  cutIntoChunks(write([{ kind: "table", level: 0, text: "n,x,y" }, ...rows]));
  cutIntoChunks({ fileType: "txt", text: "a".repeat(2_000_000), blocks: [], pageCount: null });

  // Quadratic, this is minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});
