import type { Message } from "@claw/contract";
import { expect, test } from "vitest";
import { sampleMessage } from "../sample-message.ts";
import type { OnItsWay } from "../send/outgoing.ts";
import { arrange } from "./arrange.ts";

function message(id: string, parentId: string | null): Message {
  return sampleMessage({ id, parentId, role: id.startsWith("q") ? "user" : "assistant", content: id });
}

const messages = [message("q1", null), message("a1", "q1"), message("q2", "a1"), message("a2", "q2")];

function question(id: string, parentId: string | null, replacesId: string | null = null): OnItsWay {
  const rest = { conversationId: "c", content: id, place: "c", create: null, isWaiting: false };
  return { kind: "question", id, parentId, replacesId, ...rest };
}

function answer(id: string, questionId: string): OnItsWay {
  return { kind: "answer", id, questionId, conversationId: "c", model: null, isWaiting: false };
}

function arranged(outgoing: OnItsWay[], loaded = messages, chosenId: string | null = null): string {
  const { shown, coming } = arrange(loaded, chosenId, outgoing);
  return [...shown.map((item) => item.message.id), ...coming.map(({ id }) => `${id}…`)].join(" ");
}

test("a new question stands after all that is shown", () => {
  expect(arranged([question("q3", "a2")])).toBe("q1 a1 q2 a2 q3…");
  expect(arranged([question("q1", null)], [])).toBe("q1…");
});

test("an edited question stands in place of the one that it replaces and of all that followed", () => {
  expect(arranged([question("q1b", null, "q1")])).toBe("q1b…");
  expect(arranged([question("q2b", "a1", "q2")])).toBe("q1 a1 q2b…");
});

test("another answer stands after its question", () => {
  expect(arranged([answer("a1b", "q1")])).toBe("q1 a1b…");
});

test("what has arrived is a message and stands once, also where another branch was chosen", () => {
  const edited = [...messages, message("q2b", "a1")];

  expect(arranged([question("q2b", "a1", "q2")], edited, "q2")).toBe("q1 a1 q2b");
});

test("what is on its way elsewhere does not appear in the branch that is looked at", () => {
  const regenerated = [...messages, message("a1b", "q1")];

  expect(arranged([question("q3", "a2")], regenerated)).toBe("q1 a1b");
  expect(arranged([answer("a2b", "q2")], regenerated)).toBe("q1 a1b");
  expect(arranged([answer("a2b", "q2")], regenerated, "q2")).toBe("q1 a1 q2 a2b…");
});

test("an answer that is to go on stays where it is", () => {
  expect(arranged([{ kind: "continuation", id: "a2", conversationId: "c", isWaiting: false }])).toBe(
    "q1 a1 q2 a2",
  );
});
