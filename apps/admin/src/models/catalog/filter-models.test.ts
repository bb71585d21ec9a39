import type { CatalogModel } from "@claw/contract";
import { expect, test } from "vitest";
import { filterModels } from "./filter-models.ts";

const base: CatalogModel = {
  id: "1",
  name: "glm-4",
  displayName: "GLM-4",
  provider: "zhipu",
  contextWindow: 1,
  maxOutputTokens: 1,
  isDefault: false,
  isAvailable: true,
  prices: { input: "1", cached: "1", cacheWrite: "1", output: "1", reasoning: "1", perRequest: "0" },
  createdAt: "2026-11-22T08:00:00.000Z",
  kind: "chat",
  enabled: true,
  tiers: [],
  fallbacks: [],
  upstreamName: "glm-4",
  isChosenDefault: false,
  usesDefaultPrice: true,
  scheduled: null,
};
const models = [base, { ...base, id: "2", name: "deepseek-chat", provider: "deepseek", enabled: false }];
const found = (search: Parameters<typeof filterModels>[1]) =>
  filterModels(models, search).map(({ id }) => id);

test("every word has to be in one of the names or the provider's, and filters narrow further", () => {
  expect(found({})).toEqual(["1", "2"]);
  expect(found({ q: "GLM zhi" })).toEqual(["1"]);
  expect(found({ q: "glm", provider: "deepseek" })).toEqual(["2"]);
  expect(found({ offer: "hidden" })).toEqual(["2"]);
  expect(found({ q: "nothing" })).toEqual([]);
});
