import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { pdfInvoiceRenderer } from "../../src/invoice-pdf/index.ts";
import { readHere } from "../reading/support/read-here.ts";
import { longSample, sample } from "./sample-invoice.ts";

const patient = { timeMs: 120_000 };

beforeAll(() => {
  // The reader says once that it cannot paint.
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

type Row = { page: number; text: string; left: number; right: number };

const Run = z.object({ str: z.string(), transform: z.array(z.number()), width: z.number() });

/** What is written at each place, page by page, as a viewer finds it. */
async function rowsOf(bytes: Uint8Array): Promise<Row[]> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const rows: Row[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) {
      const run = Run.safeParse(item);
      const left = run.data?.transform[4] ?? 0;
      if (run.data?.str.trim()) {
        rows.push({ page: number, text: run.data.str, left, right: left + run.data.width });
      }
    }
  }
  await pdf.loadingTask.destroy();

  return rows;
}

test("the file says all of the invoice, as text that can be copied: Chinese, figures, capitals, the mark", async () => {
  await using renderer = pdfInvoiceRenderer(patient);

  const bytes = await renderer.render(sample);

  const { text, pageCount } = await readHere("invoice.pdf", bytes);
  expect(pageCount).toBe(1);
  for (const part of [
    "账单",
    "CLAW-2026-000001",
    "2026-11-30",
    "星火科技有限公司",
    "91310000MA1FL00000",
    "上海市浦东新区博云路 2 号",
    "韩梅梅",
    "企业版 Enterprise",
    "¥499.50",
    "−¥49.50",
    "¥450.00",
    "人民币肆佰伍拾元整",
    "已付款 PAID",
    "本账单不是发票",
  ]) {
    expect(text).toContain(part);
  }
});

test("its fonts are embedded, and of them only what is used", async () => {
  await using renderer = pdfInvoiceRenderer(patient);

  const file = Buffer.from(await renderer.render(sample)).toString("latin1");

  expect(file.match(/\/BaseFont \/[A-Z]{6}\+NotoSansSC-\w+/g)?.length).toBeGreaterThan(1);
  expect(file.match(/\/FontFile2/g)).toHaveLength(2);
  expect(file.length).toBeLessThan(100_000);
});

test("thirty lines with long names go over two pages, each with its head and its place, and none leaves the sheet", async () => {
  await using renderer = pdfInvoiceRenderer(patient);

  const rows = await rowsOf(await renderer.render(longSample));

  expect(new Set(rows.map(({ page }) => page))).toEqual(new Set([1, 2]));
  const heads = rows.filter(({ text }) => text.includes("Description"));
  expect(heads.map(({ page }) => page)).toEqual([1, 2]);
  expect(rows.filter(({ text }) => /\d \/ 2$/.test(text)).map(({ text }) => text.slice(-5))).toEqual([
    "1 / 2",
    "2 / 2",
  ]);
  expect(rows.filter(({ left, right }) => left < 49 || right > 546.28)).toEqual([]);
  expect(rows.find(({ text }) => text.includes("壹佰贰拾叁万"))?.page).toBe(2);
});

test("no line of Chinese begins with a mark that ends a phrase", async () => {
  await using renderer = pdfInvoiceRenderer(patient);

  const rows = await rowsOf(await renderer.render(longSample));

  expect(rows.filter(({ text }) => text.includes("知识库")).length).toBe(8);
  expect(rows.filter(({ text }) => /^[，。、；：）】》]/.test(text))).toEqual([]);
});

test.each([
  [{ status: "void", paymentStatus: "open" } as const, "已作废 VOID"],
  [{ paymentStatus: "open" } as const, "待付款 OPEN"],
  [{ paymentStatus: "refunded" } as const, "已退款 REFUNDED"],
  [{ paymentStatus: "uncollectible" } as const, "未收回 UNPAID"],
])("the mark of %j is %s", async (state, mark) => {
  await using renderer = pdfInvoiceRenderer(patient);

  const { text } = await readHere("invoice.pdf", await renderer.render({ ...sample, ...state }));

  expect(text).toContain(mark);
});

test("the same invoice makes the same file", async () => {
  await using renderer = pdfInvoiceRenderer(patient);

  const [one, other] = await Promise.all([renderer.render(sample), renderer.render(sample)]);

  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});

test("drawing leaves this thread free: it takes next to none of its time", async () => {
  await using renderer = pdfInvoiceRenderer(patient);
  await renderer.render(sample);

  const before = process.threadCpuUsage();
  await renderer.render(longSample);
  const { user, system } = process.threadCpuUsage(before);

  expect((user + system) / 1000).toBeLessThan(50);
});

test("an invoice that cannot be drawn fails alone", async () => {
  await using renderer = pdfInvoiceRenderer(patient);

  const outcomes = await Promise.allSettled([
    renderer.render({ ...sample, issuedAt: "never" }),
    renderer.render(sample),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

test("one that takes too long is ended, and so is what waits when the server stops", async () => {
  await using hasty = pdfInvoiceRenderer({ timeMs: 1 });
  const stopping = pdfInvoiceRenderer(patient);

  await expect(hasty.render(longSample)).rejects.toThrow("stopped");
  const waiting = expect(stopping.render(sample)).rejects.toThrow("stopped");
  await stopping[Symbol.asyncDispose]();
  await waiting;
});
