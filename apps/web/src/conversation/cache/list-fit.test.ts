import { expect, test } from "vitest";
import { sampleConversation } from "../sample-message.ts";
import { listFit } from "./list-fit.ts";

const key = (input: object) => [["conversation", "list"], { input, type: "infinite" }];
const fits = (input: object, conversation: Parameters<typeof sampleConversation>[0]) =>
  listFit(key(input))(sampleConversation(conversation));

test("a conversation belongs into the lists that asked for its like", () => {
  expect(fits({ isArchived: false, isPinned: false }, {})).toBe(true);
  expect(fits({ isArchived: false, isPinned: false }, { isPinned: true })).toBe(false);
  expect(fits({ isArchived: false, isPinned: true }, { isPinned: true })).toBe(true);
  expect(fits({ isArchived: false }, { status: "archived" })).toBe(false);
  expect(fits({ isArchived: true }, { status: "archived", isPinned: true })).toBe(true);
  expect(fits({}, { status: "archived" })).toBe(true);
});

test("a temporary conversation belongs into none", () => {
  expect(fits({}, { isTemporary: true })).toBe(false);
});
