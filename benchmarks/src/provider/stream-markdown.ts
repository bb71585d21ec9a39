import type { ServerResponse } from "node:http";
import { setInterval } from "node:timers/promises";
import { closingEvents, tokenEvent } from "./chunk.ts";

/** A chapter of an answer as models write them: prose, lists, a table, code, about 400 tokens. */
const chapter = [
  "## 第 N 节 Section\n\n",
  "流式回答要在阅读时保持平稳：新的文字出现在末尾，已经读过的部分不再变动。This paragraph mixes **bold**, `code` and a [link](https://example.com/a) as answers do.\n\n",
  "1. 先收集数据，再作判断\n2. 每一步都留下记录\n   - 有例外时说明原因\n   - 没有例外时也说明\n3. 最后给出结论\n\n",
  "| 方法 | 用时 | 说明 |\n|---|--:|---|\n| 甲 | 12 ms | 常用 |\n| 乙 | 7 ms | 少见 |\n| 丙 | 31 ms | 仅供比较 |\n\n",
  "```ts\nexport function median(values: readonly number[]): number {\n  const sorted = values.toSorted((one, other) => one - other);\n  const middle = Math.floor(sorted.length / 2);\n  return sorted[middle] ?? Number.NaN;\n}\n```\n\n",
  "> 引文：测量之前先说明要测什么。\n\n另一段文字，用来把一节写满，读起来和平常的回答差不多长，也有中英文 mixed text 夹在中间。\n\n",
].join("");
/** Characters in a token: between Chinese (about 1.5) and English (about 4). */
const tokenLength = 2;

function tokenAt(index: number): string {
  const at = (index * tokenLength) % chapter.length;
  return chapter.slice(at, at + tokenLength);
}

export type MarkdownPlan = { atOnce: number; tokens: number; tokensPerSecond: number };

/** Writes the beginning of a long answer at once, and the rest at a rate. */
export async function streamMarkdown(response: ServerResponse, plan: MarkdownPlan): Promise<void> {
  const { atOnce, tokens, tokensPerSecond } = plan;
  for (let index = 0; index < atOnce; index += 1) response.write(tokenEvent(tokenAt(index)));

  let index = atOnce;
  for await (const _ of setInterval(1000 / tokensPerSecond)) {
    if (response.destroyed || index >= atOnce + tokens) break;
    response.write(tokenEvent(tokenAt(index)));
    index += 1;
  }

  response.end(closingEvents(atOnce + tokens).join(""));
}
