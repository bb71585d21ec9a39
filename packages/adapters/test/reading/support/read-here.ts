import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ReadingFailed, type ReadText } from "@claw/core";
import { readDocument } from "../../../src/reading/child/read-document.ts";
import { type Limits, openSource } from "../../../src/reading/child/source.ts";

/** Reads a file as the reading process does, but in this one. */
export async function readHere(
  name: string,
  content: string | Uint8Array,
  limits: Partial<Limits> = {},
): Promise<ReadText> {
  const folder = mkdtempSync(join(tmpdir(), "claw-test-"));
  const path = join(folder, "file");
  writeFileSync(path, content);
  const fd = openSync(path, "r");
  const all = { textLength: 20_000_000, pages: 5_000, inflatedBytes: 600_000_000, ...limits };

  try {
    const size = Buffer.byteLength(content);
    return await readDocument(openSource({ fd, name, size, limits: all }, () => undefined));
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with a file. */
export async function problemOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
    return "none";
  } catch (error) {
    if (error instanceof ReadingFailed) return error.problem;
    throw error;
  }
}

/** The blocks as `kind: text`, for reading at a glance. */
export function outline({ text, blocks }: ReadText): string[] {
  return blocks.map(({ kind, level, start, end }) => `${kind}${level || ""}: ${text.slice(start, end)}`);
}
