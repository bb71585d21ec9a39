import type { ProviderService } from "@claw/contract";
import { createProvider } from "./create-provider.ts";
import { deleteProvider } from "./delete-provider.ts";
import type { ProviderDeps } from "./deps.ts";
import { fetchModels } from "./fetch-models.ts";
import { listProviders } from "./list-providers.ts";
import { orderProviders } from "./order-providers.ts";
import { providerHealth } from "./provider-health.ts";
import { testProvider } from "./test-provider.ts";
import { updateProvider } from "./update-provider.ts";

export function createProviderService(deps: ProviderDeps): ProviderService {
  return {
    list: (actor) => listProviders(deps, actor),
    create: (actor, input) => createProvider(deps, actor, input),
    update: (actor, input) => updateProvider(deps, actor, input),
    order: (actor, input) => orderProviders(deps, actor, input),
    delete: (actor, input) => deleteProvider(deps, actor, input),
    test: (actor, input) => testProvider(deps, actor, input),
    fetchModels: (actor, input) => fetchModels(deps, actor, input),
    health: (actor, input) => providerHealth(deps, actor, input),
  };
}
