import { expect, test } from "vitest";
import { memoryStorage } from "../draft/memory-storage.ts";
import { createKeptQuestions } from "./kept-questions.ts";
import type { OutgoingQuestion } from "./outgoing.ts";

const question: OutgoingQuestion = {
  kind: "question",
  id: "m1",
  conversationId: "c",
  content: "问题",
  place: "c",
  parentId: "a1",
  replacesId: null,
  create: null,
};

function open(storage = memoryStorage(), owner = "u1") {
  return createKeptQuestions({ storage, owner: () => owner, onFull: () => undefined });
}

test("a question that has not arrived is there again after the page was closed, for its owner alone", () => {
  const storage = memoryStorage();
  open(storage).keep(question);
  open(storage).keep({ ...question, id: "m2", create: { id: "c" } });

  expect(open(storage).list()).toEqual([question, { ...question, id: "m2", create: { id: "c" } }]);
  expect(open(storage, "u2").list()).toEqual([]);
});

test("what has arrived is forgotten", () => {
  const storage = memoryStorage();
  open(storage).keep(question);
  open(storage).forget("m1");

  expect(storage.entries.size).toBe(0);
});

test("what another version of the page has left is passed over", () => {
  const storage = memoryStorage();
  const remains = ["{", "null", "[]", "{}", JSON.stringify({ ...question, content: 7 })];
  for (const [index, text] of remains.entries()) storage.setItem(`claw.draft.u1.outbox.${index}`, text);

  expect(open(storage).list()).toEqual([]);
});
