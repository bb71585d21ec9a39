import { type Actor, type CreateProvider, DomainError, type Provider } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { changeProviders } from "./change-providers.ts";
import type { ProviderDeps } from "./deps.ts";
import { countModels } from "./list-providers.ts";
import { noModels, presentProvider } from "./present-provider.ts";
import { sealKey, withoutKey } from "./provider-key.ts";
import { requireAddress } from "./require-address.ts";

/** At the end of the order. CONFLICT for a name that exists; one of the environment's is allowed, and takes its place. */
export async function createProvider(
  deps: ProviderDeps,
  actor: Actor,
  { name, kind, baseUrl, apiKey, enabled }: CreateProvider,
): Promise<Provider> {
  const operator = requireOperator(actor);
  requireAddress(baseUrl);
  const id = uuidv7();
  const key = apiKey ? sealKey(deps.key, id, apiKey) : withoutKey;

  return changeProviders(deps, operator, async (tx) => {
    const same = await tx.provider.findFirst({ where: { name: { equals: name, mode: "insensitive" } } });
    if (same) throw new DomainError("CONFLICT", { message: `A provider named “${same.name}” exists.` });

    const last = await tx.provider.aggregate({ _max: { position: true } });
    const position = (last._max.position ?? 0) + 1;
    const row = await tx.provider.create({ data: { id, name, kind, baseUrl, enabled, position, ...key } });
    const counts = await countModels(tx);

    return {
      action: "provider_created",
      detail: { provider: name, kind, baseUrl, hasKey: Boolean(apiKey), enabled },
      result: presentProvider(row, counts.get(name) ?? noModels),
    };
  });
}
