import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";

const Passage = z.object({ id: z.string(), title: z.string().default(""), text: z.string().min(1) });
const Question = z.object({
  id: z.string(),
  text: z.string().min(1),
  /** Texts of which one stands in every passage that answers. */
  answers: z.array(z.string()).default([]),
  /** Ids of the passages that answer. */
  relevant: z.array(z.string()).default([]),
});
const Meta = z.object({ lang: z.string().optional(), license: z.string().optional() });

export type Passage = z.infer<typeof Passage>;
export type Question = z.infer<typeof Question>;
export type QuestionSet = {
  name: string;
  /** As BCP 47 has it; null: not said. */
  language: string | null;
  passages: Passage[];
  questions: Question[];
};

/** Reads `corpus.jsonl`, `queries.jsonl` and, where it is there, `meta.json` of a folder. Throws with file and line. */
export async function readSet(folder: string): Promise<QuestionSet> {
  const passages = await readLines(join(folder, "corpus.jsonl"), Passage);
  const questions = await readQuestions(join(folder, "queries.jsonl"));
  const known = new Set(passages.map(({ id }) => id));
  for (const { id, relevant } of questions) {
    const stray = relevant.find((passageId) => !known.has(passageId));
    if (stray !== undefined)
      throw new Error(`${folder}: question ${id} names ${stray}, which is not in corpus.jsonl`);
  }

  return { name: basename(folder), language: await readLanguage(folder), passages, questions };
}

export async function readQuestions(path: string): Promise<Question[]> {
  return await readLines(path, Question);
}

async function readLines<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>[]> {
  const text = await readFile(path, "utf8");

  return text
    .split("\n")
    .flatMap((line, at) => (line.trim() === "" ? [] : [readLine(line, schema, `${path}:${at + 1}`)]));
}

function readLine<Schema extends z.ZodType>(line: string, schema: Schema, place: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`);
  }
}

async function readLanguage(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, "meta.json"), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "{}";
    throw error;
  });

  return Meta.parse(JSON.parse(text)).lang ?? null;
}
