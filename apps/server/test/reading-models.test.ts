import type { ConnectedProvider, ReaderModel } from "@claw/core";
import { describe, expect, test } from "vitest";
import type { ProviderConnection } from "../src/discover-provider.ts";
import { createReadingModels } from "../src/reading-models.ts";
import { settingDefaults } from "../src/setting-defaults.ts";
import { usualBilling, usualKnowledge } from "./world.ts";

function connection(name: ProviderConnection["name"], port: number): ProviderConnection {
  return { name, baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: null, isGateway: false, models: ["m"] };
}

const openai = connection("openai", 1);
const zhipu = connection("zhipu", 2);
const deepseek: ConnectedProvider = {
  id: "1",
  name: "deepseek",
  kind: "other",
  baseUrl: "http://127.0.0.1:3/v1",
  apiKey: "key",
  enabled: true,
  version: 1,
};

function reader(name: string, provider: string, more: Partial<ReaderModel> = {}): ReaderModel {
  return { name, kind: "embedding", provider, upstreamName: name, enabled: true, ...more };
}

type Given = {
  connections?: ProviderConnection[];
  /** EMBEDDING_MODEL. */
  named?: string | null;
  /** Undefined: nothing was chosen, and the environment's counts. */
  chosen?: string | null;
  providers?: ConnectedProvider[];
  readers?: ReaderModel[];
};

function embeddersOf({ connections = [], named = null, chosen, providers = [], readers = [] }: Given) {
  const knowledge = { ...usualKnowledge, embeddingModel: named };
  const defaults = settingDefaults({ billing: usualBilling, knowledge, smtpUrl: null });
  const values = chosen === undefined ? defaults : { ...defaults, "knowledge.embeddingModel": chosen };

  return createReadingModels(
    { connections, book: { providers, readers } },
    { get: (key) => values[key] },
    knowledge,
  ).embedders;
}

describe("where no operator has said anything", () => {
  test("the models are those that the environment names, the first one by default", () => {
    expect(embeddersOf({ connections: [openai], named: "small, large" })).toMatchObject({
      defaultModel: "small",
      models: ["small", "large"],
    });
  });

  test("there are none without the setting, and none without a provider", () => {
    expect(embeddersOf({ connections: [openai] })).toMatchObject({ defaultModel: null, models: [] });

    const alone = embeddersOf({ named: "embedding-3", readers: [reader("embedding-3", "zhipu")] });
    expect(alone).toMatchObject({ defaultModel: null, models: [] });
    expect(alone.find("embedding-3")).toBeNull();
  });

  test("Zhipu is asked for its own models and the first service for all others, also for those of older bases", () => {
    const both = embeddersOf({ connections: [openai, zhipu], named: "embedding-3" });

    expect(both.find("embedding-3")?.provider).toBe("zhipu");
    expect(both.find("text-embedding-3-small")?.provider).toBe("openai");
    expect(embeddersOf({ connections: [openai], named: "embedding-3" }).find("embedding-3")?.provider).toBe(
      "openai",
    );
  });
});

describe("what operators say", () => {
  const own = reader("own", "deepseek", { upstreamName: "their-name" });
  const given = { connections: [openai], named: "small", providers: [deepseek], readers: [own] };

  test("a model of the catalog whose provider is connected may be chosen, and counts once it is", () => {
    expect(embeddersOf(given)).toMatchObject({ defaultModel: "small", models: ["small", "own"] });
    expect(embeddersOf({ ...given, chosen: "own" }).defaultModel).toBe("own");
    expect(embeddersOf({ ...given, chosen: null }).defaultModel).toBeNull();
    expect(embeddersOf(given).find("own")).toMatchObject({ model: "own", provider: "deepseek" });
  });

  test("one that was withdrawn is not offered, and bases that have it are still searched by it", () => {
    const withdrawn = embeddersOf({ ...given, chosen: "own", readers: [{ ...own, enabled: false }] });

    expect(withdrawn).toMatchObject({ defaultModel: null, models: ["small"] });
    expect(withdrawn.find("own")?.provider).toBe("deepseek");
    const ofStart = embeddersOf({ ...given, readers: [reader("small", "openai", { enabled: false })] });
    expect(ofStart).toMatchObject({ defaultModel: null, models: [] });
  });

  test("a provider that is disabled is not asked, nor is another one in its place", () => {
    const off = embeddersOf({ ...given, chosen: "own", providers: [{ ...deepseek, enabled: false }] });

    expect(off).toMatchObject({ defaultModel: null, models: ["small"] });
    expect(off.find("own")).toBeNull();
    const namesake = { ...deepseek, name: "openai", enabled: false };
    expect(embeddersOf({ ...given, providers: [namesake] }).find("small")).toBeNull();
  });

  test("a model keeps its connection until its provider changes", () => {
    const providers = [deepseek];
    const embedders = embeddersOf({ ...given, providers });
    const before = embedders.find("own");

    expect(embedders.find("own")).toBe(before);
    providers[0] = { ...deepseek, version: 2 };
    expect(embedders.find("own")).not.toBe(before);
  });
});
