import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { cutIntoChunks, encodeSegment } from "@claw/core/knowledge/passages";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeDocx, paragraph } from "./support/make-office.ts";
import { fileOf, openReader, readApart } from "./support/read-apart.ts";
import { problemOf, readHere } from "./support/read-here.ts";
import { writePdf } from "./support/write-pdf.ts";

const never = new AbortController().signal;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "claw-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));

  return folder;
}

test("a document comes in order and in whole: text, passages, segment, blocks; as it would be in this process", async () => {
  const source = Array.from(
    { length: 3_000 },
    (_, index) => `## 第${index}节\n\n${"知识库里的每一句话都有出处。".repeat(8)}`,
  ).join("\n\n");
  const whole = await readApart(fileOf("a/../手册\u0000.md", source, "手册"));

  const read = await readHere("a.md", source);
  const cut = cutIntoChunks(read);
  const segment = encodeSegment(
    cut.map(({ headings, content }) => ({ indexText: `手册\n${headings}\n${content}` })),
  );

  expect(whole.order.filter((type) => type !== "progress")).toEqual(["text", "chunks", "segment", "blocks"]);
  expect(whole.read).toEqual(read);
  expect(whole.chunks.map(({ contentHash: _, unigrams: __, ...chunk }) => chunk)).toEqual(cut);
  expect(whole.chunks.map(({ unigrams }) => Buffer.from(unigrams))).toEqual(
    segment.unigrams.map((bytes) => Buffer.from(bytes)),
  );
  expect(Buffer.from(whole.head?.lengths ?? [])).toEqual(Buffer.from(segment.head.lengths));
  expect(whole.blocks.map(({ bucket, data }) => [bucket, Buffer.from(data)])).toEqual(
    segment.blocks.map(({ bucket, data }) => [bucket, Buffer.from(data)]),
  );
  const [chunk] = whole.chunks;
  const hash = createHash("sha256").update(`${chunk?.headings}\n${chunk?.content}`).digest();
  expect(Buffer.from(chunk?.contentHash ?? [])).toEqual(hash);
});

test("what is wrong with a document is said as a problem, not as a crash", async () => {
  expect(await problemOf(readApart(fileOf("a.txt", "")))).toBe("EMPTY");
  expect(await problemOf(readApart(fileOf("a.pdf", "%PDF-1.7 nothing")))).toBe("MALFORMED");
});

test("a reading that failed is over, whether or not the process had more to say", async () => {
  const reader = openReader({ processes: 4 });
  const problems = Array.from({ length: 8 }, () =>
    problemOf(Array.fromAsync(reader.read(fileOf("a.txt", "\n"), never))),
  );

  expect(await Promise.all(problems)).toEqual(Array(8).fill("EMPTY"));
});

test("a reading is over also when the process was long before", async () => {
  const children = () => process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;
  const others = children();
  const events = openReader().read(fileOf("a.txt", "\n"), never)[Symbol.asyncIterator]();
  await events.next();
  await vi.waitFor(() => expect(children()).toBeLessThanOrEqual(others), 20_000);

  expect(await problemOf(Promise.resolve(events.next()))).toBe("EMPTY");
});

test("a reading that takes too long is ended", async () => {
  const long = fileOf("a.csv", "a,b,c\n".repeat(2_000_000));
  // Far from the other limits, so that no machine is fast enough to reach one of them before the time.
  const otherwiseFree = { textLength: 1_000_000_000, memoryBytes: 100_000_000_000 };
  const started = performance.now();

  expect(await problemOf(readApart(long, { timeMs: 300, ...otherwiseFree }))).toBe("TIME_LIMIT");
  expect(performance.now() - started).toBeLessThan(10_000);
});

test("a reading that takes too much memory is ended, by us or by V8", async () => {
  const large = () => fileOf("a.csv", "a,b,c\n".repeat(1_000_000));

  expect(await problemOf(readApart(large(), { memoryBytes: 100_000_000 }))).toBe("MEMORY_LIMIT");
});

test("an abort ends a reading within a second, and the process with it", async () => {
  const abort = new AbortController();
  const reading = openReader().read(fileOf("a.csv", "a,b,c\n".repeat(2_000_000)), abort.signal);
  const events = reading[Symbol.asyncIterator]();
  await events.next();

  const next = events.next();
  const aborted = performance.now();
  abort.abort();

  await expect(next).rejects.toThrow("aborted");
  expect(performance.now() - aborted).toBeLessThan(1_000);
});

test("who stops taking events ends the process", async () => {
  const folder = temporaryFolder();

  for await (const event of openReader({ folder }).read(fileOf("a.txt", "text ".repeat(100_000)), never)) {
    if (event.type === "text") break;
  }

  expect(readdirSync(folder)).toEqual([]);
});

test("no file with a document's text has a name while it is read", async () => {
  const folder = temporaryFolder();
  const seen: string[][] = [];

  for await (const _ of openReader({ folder }).read(fileOf("a.txt", "text"), never))
    seen.push(readdirSync(folder));

  expect(seen.flat()).toEqual([]);
  expect(seen.length).toBeGreaterThan(3);
});

test("no more documents are read at a time than there are places; who waits can give up", async () => {
  const reader = openReader({ processes: 1 });
  const first = reader.read(fileOf("a.txt", "text"), never)[Symbol.asyncIterator]();
  await first.next();

  const abort = new AbortController();
  const second = reader.read(fileOf("a.txt", "text"), abort.signal)[Symbol.asyncIterator]().next();
  const third = reader.read(fileOf("a.txt", "text"), never)[Symbol.asyncIterator]();
  const thirdBegins = third.next().then(() => "third");
  abort.abort();

  await expect(second).rejects.toThrow("aborted");
  expect(await Promise.race([thirdBegins, first.next().then(() => "first")])).toBe("first");
  await first.return?.();
  expect(await thirdBegins).toBe("third");
  await third.return?.();
});

test("the reading process sees no environment and may start and write nothing", async () => {
  const { startChild } = await import("../../src/reading/start-child.ts");
  const { open } = await import("node:fs/promises");
  const file = await open(import.meta.filename);
  onTestFinished(() => file.close());

  const child = startChild(
    { title: "", name: "a.txt", size: 1, limits: { textLength: 1, pages: 1, inflatedBytes: 1 } },
    file,
    100_000_000,
  );
  onTestFinished(() => void child.process.kill("SIGKILL"));

  expect(child.process.spawnargs).toContain("--permission");
  expect(child.process.spawnargs.filter((flag) => flag.startsWith("--allow"))).toEqual(["--allow-fs-read=*"]);
  child.output.resume();
  expect((await child.exit).code).toBe(0);
});

test("a bomb is refused by its directory, before a process is started for it", async () => {
  const bomb = makeDocx(paragraph("text"));
  bomb.writeUInt32LE(300_000_000, bomb.lastIndexOf("word/document.xml") - 46 + 24);

  // No process lives for a millisecond.
  expect(await problemOf(readApart(fileOf("a.docx", bomb), { timeMs: 1 }))).toBe("ARCHIVE_BOMB");
});

test("a Chinese PDF of 500 pages is read within 300 MB", async () => {
  const sentence =
    "在人工智能领域，检索增强生成是一种把外部知识与语言模型结合起来的方法，它先找到相关的段落，再让模型据此回答。";
  const font = { name: "STSong-Light", cmap: "UniGB-UCS2-H" } as const;
  const pages = Array.from({ length: 500 }, (_, page) => ({
    texts: Array.from({ length: 30 }, (_, line) => {
      const from = (page + line * 7) % 40;
      return {
        x: 72,
        y: 100 + line * 20,
        size: 11,
        font,
        text: `${sentence}${sentence}`.slice(from, from + 40),
      };
    }),
  }));
  const pdf = writePdf(pages, { compress: deflateSync });

  const whole = await readApart(fileOf("a.pdf", pdf), { memoryBytes: 300_000_000 });

  expect(whole.read?.pageCount).toBe(500);
  expect(whole.read?.text.length).toBeGreaterThan(590_000);
  expect(whole.chunks.at(-1)?.page).toBeGreaterThan(490);
});
