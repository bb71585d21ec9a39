import { type Deadlines, offlineChatModel, openAiChatModel } from "@claw/adapters";
import {
  type ChatModel,
  type ChatModels,
  type Circuit,
  type Circuits,
  type ConnectedProvider,
  createCircuit,
  type GatherMs,
  offlineModel,
  type ProviderBook,
  type ProviderDirectory,
} from "@claw/core";
import type { ProviderConnection } from "./discover-provider.ts";

export type ProviderPace = {
  /** The adapter's own limits unless given. */
  deadlines?: Deadlines | undefined;
  /** For how long text is gathered before it is passed on. */
  gatherMs: GatherMs;
};

type Served = { chatModel: ChatModel; circuit: Circuit | null };

const notConnected: Pick<ProviderBook, "providers" | "defaults"> = { providers: [], defaults: [] };

/**
 * The connected services as core asks for them: those of the database, which change while the server runs, and those of
 * the environment, whose place one of the database takes by its name. Without any, the built-in assistant answers.
 */
export function createProviderDirectory(
  connections: readonly ProviderConnection[],
  { deadlines, gatherMs }: ProviderPace,
  book: Pick<ProviderBook, "providers" | "defaults"> = notConnected,
): ProviderDirectory & ChatModels & Circuits {
  const pace = { gatherMs, ...(deadlines && { deadlines }) };
  const [first] = connections;
  const ofEnvironment = new Map<string, Served>(
    connections.toReversed().map(({ name, baseUrl, apiKey }) => {
      const circuit = createCircuit();
      return [name, { circuit, chatModel: openAiChatModel({ baseUrl, apiKey, ...pace, circuit }) }];
    }),
  );
  if (first === undefined) ofEnvironment.set("offline", { chatModel: offlineChatModel(), circuit: null });

  // Of each version of a provider its own connection: an answer under way keeps the one with which it began.
  const ofDatabase = new WeakMap<ConnectedProvider, Served>();
  const connect = (provider: ConnectedProvider): Served => {
    const known = ofDatabase.get(provider);
    if (known) return known;

    const { baseUrl, apiKey } = provider;
    const circuit = createCircuit();
    const served = {
      circuit,
      chatModel: openAiChatModel({ baseUrl, apiKey, ...pace, circuit, door: "guarded" }),
    };
    ofDatabase.set(provider, served);

    return served;
  };

  const gateway = connections.find(({ isGateway }) => isGateway);
  function serve(name: string): Served | null {
    const connected = book.providers.find((provider) => provider.name === name);
    if (connected) return connected.enabled ? connect(connected) : null;

    const own = ofEnvironment.get(name);
    if (own || !gateway || name === "offline") return own ?? null;

    return ofEnvironment.get(gateway.name) ?? null;
  }

  /** What somebody chose, else what the environment says, else the first of a connected provider. */
  function defaultModel(): string {
    const able = book.defaults.filter(({ provider }) => serve(provider) !== null);
    const chosen = able.find(({ isChosen }) => isChosen);
    const ofStart = first && serve(first.name) ? first.models[0] : undefined;

    return chosen?.name ?? ofStart ?? able[0]?.name ?? offlineModel;
  }

  return {
    get defaultModel() {
      return defaultModel();
    },
    get isOffline() {
      return defaultModel() === offlineModel;
    },
    announced: connections.flatMap(({ name, models }) =>
      models.map((model) => ({ name: model, provider: name })),
    ),
    serves: (provider) => serve(provider) !== null,
    find: (provider) => serve(provider)?.chatModel ?? null,
    stateOf: (provider) => serve(provider)?.circuit?.state ?? "closed",
  };
}
