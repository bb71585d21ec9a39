import { expect, test } from "vitest";
import { countTokens } from "../conversation/count-tokens.ts";
import { createMeter } from "./meter.ts";

test("what an answer says is counted once, and nothing of what it went on from", async () => {
  const answer = { content: "从前有一座山。", reasoning: "想了很久" };
  const meter = createMeter(1, answer);

  answer.reasoning += "，又想了想";
  expect(meter.add("，又想了想")).toBe(true);
  expect(await meter.measure()).toBe(true);
  expect(meter.counted).toBe(await countTokens("，又想了想"));

  answer.content += "山里有一座庙。";
  meter.add("山里有一座庙。");
  await meter.measure();
  expect(meter.counted).toBe((await countTokens("，又想了想")) + (await countTokens("山里有一座庙。")));
});
