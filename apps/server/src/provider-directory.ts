import { type Deadlines, offlineChatModel, openAiChatModel } from "@claw/adapters";
import { type ChatModels, type GatherMs, offlineModel, type ProviderDirectory } from "@claw/core";
import type { ProviderConnection } from "./discover-provider.ts";

export type ProviderPace = {
  /** The adapter's own limits unless given. */
  deadlines?: Deadlines | undefined;
  /** For how long text is gathered before it is passed on. */
  gatherMs: GatherMs;
};

/** The connected services as core asks for them. Without any, the built-in assistant answers. */
export function createProviderDirectory(
  connections: readonly ProviderConnection[],
  { deadlines, gatherMs }: ProviderPace,
): ProviderDirectory & ChatModels {
  const [first] = connections;
  const chatModels = new Map(
    first === undefined
      ? [["offline", offlineChatModel()]]
      : connections
          .toReversed()
          .map(({ name, ...service }) => [
            name,
            openAiChatModel({ ...service, gatherMs, ...(deadlines && { deadlines }) }),
          ]),
  );

  const gateway = connections.find(({ isGateway }) => isGateway);
  const find = (provider: string) =>
    chatModels.get(provider) ??
    (gateway && provider !== "offline" ? (chatModels.get(gateway.name) ?? null) : null);

  return {
    defaultModel: first?.models[0] ?? offlineModel,
    isOffline: first === undefined,
    announced: connections.flatMap(({ name, models }) =>
      models.map((model) => ({ name: model, provider: name })),
    ),
    serves: (provider) => find(provider) !== null,
    find,
  };
}
