import type { Preset } from "@claw/contract";
import { expect, test } from "vitest";
import { choicesOf, withType } from "./use-presets.ts";

const preset = (type: Preset["type"], systemPrompt: string, model: string | null = null): Preset => ({
  type,
  systemPrompt,
  model,
  isBuiltIn: true,
  knowledgeBaseIds: type === "support" ? ["base"] : [],
});
const chat = preset("chat", "");
const presets = [chat, preset("consulting", "顾问"), preset("support", "客服", "glm-4")];

test("another type brings what its preset has", () => {
  const support = withType(choicesOf(chat), "support", presets);
  expect(support).toEqual({
    type: "support",
    systemPrompt: "客服",
    model: "glm-4",
    knowledgeBaseIds: ["base"],
  });
  expect(withType(support, "consulting", presets)).toEqual({
    type: "consulting",
    systemPrompt: "顾问",
    model: null,
    knowledgeBaseIds: [],
  });
});

test("what somebody wrote or chose for this conversation stays", () => {
  const own = { ...choicesOf(chat), systemPrompt: "我写的", model: "glm-5" };

  expect(withType(own, "support", presets)).toMatchObject({ systemPrompt: "我写的", model: "glm-5" });
});
