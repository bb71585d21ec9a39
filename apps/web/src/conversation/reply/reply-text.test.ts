import type { Message } from "@claw/contract";
import { expect, test } from "vitest";
import { shownReply } from "./reply-text.ts";

const answer: Message = {
  id: "m",
  conversationId: "c",
  parentId: null,
  role: "assistant",
  content: "已有的一半，",
  reasoning: "想",
  status: "streaming",
  model: null,
  usage: null,
  cost: null,
  citations: [],
  finishReason: null,
  errorCode: null,
  createdAt: "2026-01-01T00:00:00.000Z",
};

test("an answer that goes on keeps what it says until more than that has arrived", () => {
  const text = (arrived: string) => shownReply(answer, { text: arrived, reasoning: "" });

  expect(shownReply(answer, null)).toEqual({ text: "已有的一半，", reasoning: "想" });
  expect(text("已有").text).toBe("已有的一半，");
  expect(text("已有的一半，和另一半。")).toEqual({ text: "已有的一半，和另一半。", reasoning: "想" });
});

test("of an answer that has ended the server's word is shown, whatever has arrived", () => {
  const ended: Message = { ...answer, status: "stopped", content: "完" };

  expect(shownReply(ended, { text: "完全不同", reasoning: "x" })).toEqual({ text: "完", reasoning: "想" });
});
