import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeError } from "../src/errors.ts";
import { createCaller } from "../src/root.ts";
import { contextOf, person } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";
import { document, idOf } from "./sample-data.ts";

const knowledgeBaseId = idOf(40);
const text = new File(["工作满一年有十天年假。"], "年假.txt", { type: "text/plain" });

type Entries = readonly (readonly [string, string | File])[];

function formOf(...entries: Entries): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);

  return form;
}

async function upload(form: FormData) {
  const { services, calls } = recordingServices();
  const answer = await createCaller(contextOf(services, person)).knowledge.upload(form);

  return { answer, input: z.looseObject({ file: z.file() }).parse(calls[0]?.args[1]) };
}

async function refusal(form: FormData) {
  const { services, calls } = recordingServices();

  try {
    await createCaller(contextOf(services, person)).knowledge.upload(form);
  } catch (error) {
    if (error instanceof TRPCError) return { ...describeError(error), calls };
    throw error;
  }
  throw new Error("it was taken");
}

test("a form with a file reaches the service whole, with the fields that it has", async () => {
  const { answer, input } = await upload(
    formOf(["knowledgeBaseId", knowledgeBaseId], ["title", "年假规定"], ["file", text], ["role", "operator"]),
  );

  expect(answer).toEqual(document);
  expect({ ...input, file: null }).toEqual({ knowledgeBaseId, title: "年假规定", file: null });
  expect([input.file.name, await input.file.text()]).toEqual(["年假.txt", "工作满一年有十天年假。"]);
});

test("a field that is empty was left out", async () => {
  const { input } = await upload(
    formOf(["knowledgeBaseId", knowledgeBaseId], ["title", ""], ["documentId", ""], ["file", text]),
  );

  expect(Object.keys(input).sort()).toEqual(["file", "knowledgeBaseId"]);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\li\\合同.pdf", "合同.pdf"],
  ["a/b/\u0000c\u0007.txt", "c.txt"],
  ["  年假 2026.txt ", "年假 2026.txt"],
])("of the name %j only %j is kept", async (name, kept) => {
  const { input } = await upload(
    formOf(["knowledgeBaseId", knowledgeBaseId], ["file", new File(["x"], name)]),
  );

  expect(input.file.name).toBe(kept);
});

const base = ["knowledgeBaseId", knowledgeBaseId] as const;

test.each<[string, string, Entries]>([
  ["without a file", "file", [base]],
  ["with two files", "file", [base, ["file", text], ["file", text]]],
  ["with text in place of a file", "file", [base, ["file", "年假"]]],
  ["with an empty file", "file", [base, ["file", new File([], "a.txt")]]],
  ["with a name of 300 characters", "file", [base, ["file", new File(["x"], "长".repeat(300))]]],
  ["with a name of slashes alone", "file", [base, ["file", new File(["x"], "///")]]],
  ["without a base", "knowledgeBaseId", [["file", text]]],
  [
    "with a wrong id",
    "knowledgeBaseId",
    [
      ["knowledgeBaseId", "17"],
      ["file", text],
    ],
  ],
  [
    "with a file in place of an id",
    "knowledgeBaseId",
    [
      ["knowledgeBaseId", text],
      ["file", text],
    ],
  ],
  ["with a title of 301 characters", "title", [base, ["title", "长".repeat(301)], ["file", text]]],
])("a form %s is INVALID_INPUT and names %s", async (_, field, entries) => {
  const { reason, fields, message, calls } = await refusal(formOf(...entries));

  expect(reason).toBe("INVALID_INPUT");
  expect(fields.map((problem) => problem.field)).toEqual([field]);
  expect(message).toContain(field);
  expect(calls).toEqual([]);
});

test("everything that is wrong with a form is said at once", async () => {
  const { fields } = await refusal(formOf(["documentId", "17"]));

  expect(fields.map(({ field }) => field)).toEqual(["file", "knowledgeBaseId", "documentId"]);
});
