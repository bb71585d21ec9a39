import type { Provider } from "@claw/contract";
import { expect, test } from "vitest";
import {
  chooseKind,
  draftOfKind,
  isProviderKey,
  isProviderName,
  isProviderUrl,
  needsKeyAgain,
} from "./provider-draft.ts";

test("another vendor brings its own address and name, and leaves what was typed", () => {
  const zhipu = draftOfKind("zhipu");

  expect(chooseKind(zhipu, "qwen")).toMatchObject({
    name: "qwen",
    baseUrl: "https://dashscope.aliyuncs.com/compatible-mode/v1",
  });
  expect(chooseKind({ ...zhipu, name: "公司网关", apiKey: "k" }, "deepseek")).toMatchObject({
    name: "公司网关",
    baseUrl: "https://api.deepseek.com/v1",
    apiKey: "k",
  });
});

test("names, addresses and keys are what the server takes", () => {
  expect(["公司网关", "gpt-proxy 2", " x", "a/b", ""].map(isProviderName)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(
    ["http://127.0.0.1:11434/v1", "https://u:p@h/v1", "https://h/v1?x=1", "ftp://h", "h/v1"].map(
      isProviderUrl,
    ),
  ).toEqual([true, false, false, false, false]);
  expect(["", "sk-1", "two words"].map(isProviderKey)).toEqual([true, true, false]);
});

test("a key is asked for again for another server, and not for another path of the same", () => {
  const provider: Provider = {
    id: "1",
    source: "database",
    name: "zhipu",
    kind: "zhipu",
    baseUrl: "https://open.bigmodel.cn/api/paas/v4",
    hasKey: true,
    keyHint: "abcd",
    isPrivate: false,
    enabled: true,
    isReplaced: false,
    modelCount: 0,
    offeredCount: 0,
    version: 1,
    updatedAt: null,
  };
  const draft = draftOfKind("zhipu");

  expect(needsKeyAgain(provider, { ...draft, baseUrl: "https://open.bigmodel.cn/v5" })).toBe(false);
  expect(needsKeyAgain(provider, { ...draft, baseUrl: "https://elsewhere.cn/v5" })).toBe(true);
  expect(needsKeyAgain(provider, { ...draft, baseUrl: "https://elsewhere.cn/v5", apiKey: "k" })).toBe(false);
});
