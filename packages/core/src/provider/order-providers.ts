import { type Actor, DomainError, type OrderProviders, type Provider } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { changeProviders } from "./change-providers.ts";
import type { ProviderDeps } from "./deps.ts";
import { listProviders } from "./list-providers.ts";

/** CONFLICT where the ids are not exactly those that are there. */
export async function orderProviders(
  deps: ProviderDeps,
  actor: Actor,
  { providerIds }: OrderProviders,
): Promise<Provider[]> {
  const operator = requireOperator(actor);
  await changeProviders(deps, operator, async (tx) => {
    const rows = await tx.provider.findMany({ select: { id: true, name: true } });
    const isWhole =
      new Set(providerIds).size === rows.length && rows.every(({ id }) => providerIds.includes(id));
    if (!isWhole || providerIds.length !== rows.length) {
      throw new DomainError("CONFLICT", { message: "The providers have changed meanwhile. Look again." });
    }

    for (const [place, id] of providerIds.entries()) {
      await tx.provider.update({ where: { id }, data: { position: place + 1 } });
    }
    const names = providerIds.map((id) => rows.find((row) => row.id === id)?.name ?? "");

    return { action: "provider_changed", detail: { order: names.join(", ") }, result: null };
  });

  return listProviders(deps, actor);
}
