import type { Message, Source } from "@claw/contract";
import { expect, test } from "vitest";
import { sampleMessage } from "../sample-message.ts";
import { sampleSource } from "../sources/sample-source.ts";
import { appendEvent, emptyReply, shownReply } from "./reply-text.ts";

const answer = sampleMessage({
  role: "assistant",
  content: "已有的一半，",
  reasoning: "想",
  status: "streaming",
});
const arrived = (text: string, sources: readonly Source[] = []) => ({ text, reasoning: "", sources });

test("an answer that goes on keeps what it says until more than that has arrived", () => {
  expect(shownReply(answer, null)).toEqual({ text: "已有的一半，", reasoning: "想", sources: [] });
  expect(shownReply(answer, arrived("已有")).text).toBe("已有的一半，");
  expect(shownReply(answer, arrived("已有的一半，和另一半。"))).toEqual({
    text: "已有的一半，和另一半。",
    reasoning: "想",
    sources: [],
  });
});

test("of an answer that has ended the server's word is shown, whatever has arrived", () => {
  const ended: Message = { ...answer, status: "stopped", content: "完" };

  expect(shownReply(ended, arrived("完全不同", [sampleSource()]))).toEqual({
    text: "完",
    reasoning: "想",
    sources: [],
  });
});

test("sources are there before the first word, and stay while it is written", () => {
  const source = { ...sampleSource({ number: 2 }), content: "原文" };
  const announced = appendEvent(emptyReply, { type: "sources", sources: [source] });
  const written = appendEvent(announced, { type: "delta", text: "答" });

  expect(shownReply({ ...answer, content: "" }, written)).toEqual({
    text: "答",
    reasoning: "想",
    sources: [source],
  });
  expect(shownReply({ ...answer, sources: [sampleSource()] }, arrived("")).sources).toHaveLength(1);
});
