import { httpProviderProbe } from "@claw/adapters";
import type { Services } from "@claw/contract";
import {
  type ChatModels,
  type Clock,
  createCatalogService,
  createModelService,
  createProviderService,
  deriveProviderKey,
  type Log,
  openProviders,
  type ProviderBook,
  type ProviderDirectory,
} from "@claw/core";
import type { Database } from "@claw/db";
import type { ProviderConnection } from "./discover-provider.ts";
import { createProviderDirectory, type ProviderPace } from "./provider-directory.ts";

export type ModelsSurroundings = {
  db: Database;
  clock: Clock;
  log: Log;
  authSecret: string;
  /** Those of the environment. */
  connections: readonly ProviderConnection[];
  pace: ProviderPace;
};

export type OpenModels = {
  providers: ProviderDirectory & ChatModels;
  /** Those of the database. */
  book: ProviderBook;
  services: Pick<Services, "model" | "catalog" | "provider">;
};

/** The models and the providers that they are asked at, which operators change while the server runs. */
export async function openModels(
  { db, clock, log, authSecret, connections, pace }: ModelsSurroundings,
  stack: AsyncDisposableStack,
): Promise<OpenModels> {
  const key = deriveProviderKey(authSecret);
  const book = stack.use(await openProviders({ db, log, key }));
  const providers = createProviderDirectory(connections, pace, book);
  const catalog = { db, clock, providers, refresh: () => book.refresh() };

  return {
    providers,
    book,
    services: {
      model: createModelService(catalog),
      catalog: createCatalogService(catalog),
      provider: createProviderService({
        db,
        clock,
        book,
        probe: httpProviderProbe(),
        circuits: providers,
        environment: connections.map(({ name, baseUrl, apiKey }) => ({
          name,
          baseUrl,
          hasKey: apiKey !== null,
        })),
        key,
      }),
    },
  };
}
