import type { SourceText } from "@claw/contract";
import { verifyCitations } from "@claw/core";
import { expect, test } from "vitest";
import { admitted } from "../../test/admitted.ts";
import { offlineChatModel } from "./chat-model.ts";

function sourceOf(content: string, at: number): SourceText {
  const ids = { knowledgeBaseId: "b", documentId: "d", versionId: "v", chunkId: `c${at}` };
  const place = { headings: "", score: 1, page: 3, start: 0, end: content.length };

  return { number: at + 1, ...ids, title: "租赁[2]合同", ...place, content };
}

async function ask(question: string, passages?: string[]): Promise<string> {
  const grounding = passages && { question, sources: passages.map(sourceOf) };
  const request = {
    model: "offline-assistant",
    turns: [{ role: "user", content: question } as const],
    maxTokens: 100,
    ...(grounding ? { grounding } : {}),
  };
  let text = "";
  for await (const delta of offlineChatModel({ pieceMs: 0 }).stream(
    admitted,
    request,
    new AbortController().signal,
  )) {
    text += delta.text;
  }
  return text;
}

test("the offline assistant says what it is, in the language of the question", async () => {
  expect(await ask("合同违约怎么办？")).toContain("离线助手");
  expect(await ask("合同违约怎么办？")).toContain("> 合同违约怎么办？");
  expect(await ask("What is a lease?")).toContain("offline assistant");
});

test("a question cannot break out of its quotation", async () => {
  const answer = await ask(`hi\n\n# Heading\n${"x".repeat(500)}`);

  expect(answer).not.toContain("\n# Heading");
  expect(answer).not.toContain("x".repeat(200));
});

test("it stops when it is told to", async () => {
  const stopping = new AbortController();
  const request = {
    model: "offline-assistant",
    turns: [{ role: "user", content: "hi" } as const],
    maxTokens: 100,
  };
  const pieces: string[] = [];
  const reading = (async () => {
    for await (const { text } of offlineChatModel({ pieceMs: 0 }).stream(
      admitted,
      request,
      stopping.signal,
    )) {
      pieces.push(text);
      stopping.abort();
    }
  })();

  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(pieces).toHaveLength(1);
});

test("with passages it quotes them word for word, so that each quote can be verified, and says that it has no model", async () => {
  const passages = [
    "本合同自签字之日起生效。\n| 项目 | 金额 |\n租金为每月 3,500 元，押金为“两个月”租金。逾期按日收取 0.05% 的滞纳金。",
    "出租人应当在[2]交付前修缮。承租人不得转租；押金在退租后 7 日内退还。",
    "完全无关的一段话，讲的是种植花草的方法。",
  ];
  const answer = await ask("租金和押金是多少？", passages);

  expect(answer).toContain("没有连接任何大语言模型");
  expect(answer).toContain("租金为每月 3,500 元");
  expect(answer).not.toContain("签字之日");
  const citations = verifyCitations(answer, passages.map(sourceOf));
  expect(citations.map(({ number, verified }) => [number, verified])).toEqual([
    [1, true],
    [2, true],
    [3, true],
  ]);
});

test("where nothing was found it says so, in the language of the question", async () => {
  expect(await ask("租金是多少？", [])).toContain("没有找到");
  expect(await ask("How much is the rent?", [])).toContain("Nothing about this question was found");
});
