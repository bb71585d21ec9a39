import { apiReranker, openAiEmbedder } from "@claw/adapters";
import type {
  Embedders,
  ProviderBook,
  ReaderModel,
  ReadingModels,
  Rerankers,
  SettingsBook,
} from "@claw/core";
import type { Config } from "./config.ts";
import type { ProviderConnection } from "./discover-provider.ts";

/** Where a model is asked for. Of each version of a provider there is one. */
type Service = { name: string; baseUrl: string; apiKey: string | null };

type Asked = Omit<Service, "name"> & {
  provider: string;
  model: string;
  upstreamName: string;
  door: "trusted" | "guarded";
};

export type ReadingSurroundings = {
  /** Those of the environment. */
  connections: readonly ProviderConnection[];
  /** Those of the database, and the models of the catalog. */
  book: Pick<ProviderBook, "providers" | "readers">;
};

type Kind<Model> = {
  kind: ReaderModel["kind"];
  /** Those that the environment names, separated by commas; null: none. */
  named: string | null;
  /** What was chosen, or counts where nothing was. */
  chosen: () => string | null;
  /** Of the models that the catalog does not know: which are Zhipu's. All others are asked for at the first service. */
  isZhipus: (model: string) => boolean;
  make: (asked: Asked) => Model;
};

/** The names in a setting of the environment, such as EMBEDDING_MODEL. */
export function namesIn(setting: string | null): string[] {
  return (setting ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** What embeds and orders passages, by the catalog, the environment and what an operator has chosen. */
export function createReadingModels(
  surroundings: ReadingSurroundings,
  settings: Pick<SettingsBook, "get">,
  { embeddingModel, rerankModel }: Pick<Config["knowledge"], "embeddingModel" | "rerankModel">,
): { embedders: Embedders; rerankers: Rerankers } {
  return {
    embedders: createModels(surroundings, {
      kind: "embedding",
      named: embeddingModel,
      chosen: () => settings.get("knowledge.embeddingModel"),
      isZhipus: (model) => /^embedding-\d/.test(model),
      make: openAiEmbedder,
    }),
    rerankers: createModels(surroundings, {
      kind: "rerank",
      named: rerankModel,
      chosen: () => settings.get("knowledge.rerankModel"),
      isZhipus: (model) => model === "rerank",
      make: apiReranker,
    }),
  };
}

/**
 * The models of one kind: those of the catalog whose provider is connected, and those that the environment names. One
 * that an operator has withdrawn is not offered, and bases that have it are still searched by it.
 */
function createModels<Model>(
  { connections, book }: ReadingSurroundings,
  { kind, named, chosen, isZhipus, make }: Kind<Model>,
): ReadingModels<Model> {
  const made = new WeakMap<Service, Map<string, Model>>();
  const ofStart = namesIn(named);

  const rowOf = (model: string) => book.readers.find((row) => row.kind === kind && row.name === model);
  const connectedOf = (name: string) => book.providers.find((provider) => provider.name === name);

  /** One of the database takes the place of one of the environment with its name, also where it is disabled. */
  function serviceOf(name: string): Service | null {
    const connected = connectedOf(name);
    if (connected) return connected.enabled ? connected : null;

    return connections.find((connection) => connection.name === name) ?? null;
  }

  function servicesOfStart(): Service[] {
    return connections.flatMap(({ name }) => serviceOf(name) ?? []);
  }

  function placeOf(model: string): Service | null {
    const row = rowOf(model);
    const service = row ? serviceOf(row.provider) : null;
    if (service || (row && connectedOf(row.provider))) return service;

    const services = servicesOfStart();
    const zhipu = isZhipus(model) ? services.find(({ name }) => name === "zhipu") : undefined;
    return zhipu ?? services[0] ?? null;
  }

  function models(): string[] {
    const named = ofStart.filter((model) => rowOf(model)?.enabled !== false && placeOf(model) !== null);
    const ofCatalog = book.readers.filter(
      (row) => row.kind === kind && row.enabled && serviceOf(row.provider) !== null,
    );

    return [...new Set([...named, ...ofCatalog.map(({ name }) => name)])];
  }

  return {
    get models() {
      return models();
    },
    get defaultModel() {
      const model = chosen();
      return model !== null && models().includes(model) ? model : null;
    },
    find(model) {
      const service = placeOf(model);
      if (!service) return null;

      const { name: provider, baseUrl, apiKey } = service;
      const upstreamName = rowOf(model)?.upstreamName ?? model;
      const door = connectedOf(provider) ? "guarded" : "trusted";
      const ofService = made.get(service) ?? new Map<string, Model>();
      made.set(service, ofService);
      const key = `${model}\n${upstreamName}`;
      const known = ofService.get(key) ?? make({ provider, baseUrl, apiKey, model, upstreamName, door });
      ofService.set(key, known);

      return known;
    },
  };
}
