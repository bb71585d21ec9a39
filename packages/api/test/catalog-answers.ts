import type { CatalogModel, PricePreview, PriceVersion, Provider, Services } from "@claw/contract";
import { idOf, model } from "./sample-data.ts";

const at = "2026-11-22T08:00:00.000Z";

const provider: Provider = {
  id: idOf(90),
  source: "database",
  name: "deepseek",
  kind: "deepseek",
  baseUrl: "https://api.deepseek.com/v1",
  hasKey: true,
  keyHint: "9f3c",
  isPrivate: false,
  enabled: true,
  isReplaced: false,
  modelCount: 2,
  offeredCount: 1,
  version: 3,
  updatedAt: at,
};

const price: PriceVersion = {
  id: idOf(91),
  prices: model.prices,
  said: ["cached"],
  validFrom: at,
  validUntil: null,
  state: "current",
};

const catalogModel: CatalogModel = {
  ...model,
  kind: "chat",
  enabled: true,
  tiers: ["free", "pro", "enterprise"],
  fallbacks: ["glm-4-air"],
  upstreamName: "glm-4",
  isChosenDefault: false,
  usesDefaultPrice: false,
  scheduled: null,
};

const effect = { calls: 12, cost: "0.240000", proposed: "0.120000", difference: "-0.120000" };

const preview: PricePreview = {
  month: "2026-10",
  total: effect,
  tiers: [{ tier: "pro", ...effect }],
  days: [{ day: "2026-10-03", ...effect }],
};

type Answers = <Result>(verb: string, result: Result) => (...args: unknown[]) => Promise<Result>;
type Catalog = Pick<Services, "catalog" | "provider">;
type Overrides = { [Feature in keyof Catalog]?: Partial<Catalog[Feature]> };

/** Sample data for everything that operators ask of models and providers. */
export function catalogAnswers(answers: Answers, overrides: Overrides): Catalog {
  return {
    catalog: {
      list: answers("catalog.list", [catalogModel]),
      add: answers("catalog.add", [catalogModel]),
      update: answers("catalog.update", catalogModel),
      setPrice: answers("catalog.setPrice", catalogModel),
      prices: answers("catalog.prices", [price]),
      withdrawPrice: answers("catalog.withdrawPrice", catalogModel),
      previewPrice: answers("catalog.previewPrice", preview),
      ...overrides.catalog,
    },
    provider: {
      list: answers("provider.list", [provider]),
      create: answers("provider.create", provider),
      update: answers("provider.update", provider),
      order: answers("provider.order", [provider]),
      delete: answers("provider.delete", undefined),
      test: answers("provider.test", {
        fault: null,
        status: 400,
        milliseconds: 120,
        modelCount: 2,
        isPrivate: false,
      }),
      fetchModels: answers("provider.fetchModels", { items: [{ name: "deepseek-chat", known: null }] }),
      health: answers("provider.health", [
        {
          provider: "deepseek",
          calls: 10,
          failures: 1,
          successRate: 0.9,
          firstTokenMsP50: 420,
          firstTokenMsP95: 1_200,
          lastError: { code: "PROVIDER_TIMEOUT", at },
          circuit: "closed",
        },
      ]),
      ...overrides.provider,
    },
  };
}
