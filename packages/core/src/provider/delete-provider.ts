import { type Actor, DomainError, type ProviderRef } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { changeProviders } from "./change-providers.ts";
import type { ProviderDeps } from "./deps.ts";
import { getProvider } from "./get-provider.ts";

/** Its models stay in the catalog, and so does what was paid for. CONFLICT while any of them is offered. */
export async function deleteProvider(
  deps: ProviderDeps,
  actor: Actor,
  { providerId }: ProviderRef,
): Promise<void> {
  const operator = requireOperator(actor);

  return changeProviders(deps, operator, async (tx) => {
    const { name } = await getProvider(tx, providerId);
    const isInEnvironment = deps.environment.some((one) => one.name === name);
    const offered = await tx.model.count({ where: { provider: name, enabled: true } });
    if (offered > 0 && !isInEnvironment) {
      throw new DomainError("CONFLICT", {
        message: `${offered} of its models are offered. Take them back first, or disable the provider.`,
      });
    }

    await tx.provider.delete({ where: { id: providerId } });

    return { action: "provider_deleted", detail: { provider: name }, result: undefined };
  });
}
