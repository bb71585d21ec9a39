import { expect, test } from "vitest";
import { offlineChatModel } from "./chat-model.ts";

async function ask(question: string): Promise<string> {
  const request = {
    model: "offline-assistant",
    turns: [{ role: "user", content: question } as const],
    maxTokens: 100,
  };
  let text = "";
  for await (const delta of offlineChatModel({ pieceMs: 0 }).stream(request, new AbortController().signal)) {
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
    for await (const { text } of offlineChatModel({ pieceMs: 0 }).stream(request, stopping.signal)) {
      pieces.push(text);
      stopping.abort();
    }
  })();

  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(pieces).toHaveLength(1);
});
