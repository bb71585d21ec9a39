import { type Actor, DomainError, type Provider, type UpdateProvider } from "@claw/contract";
import type { Provider as ProviderRow } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { changeProviders } from "./change-providers.ts";
import type { ProviderDeps } from "./deps.ts";
import { getProvider } from "./get-provider.ts";
import { countModels } from "./list-providers.ts";
import { noModels, presentProvider } from "./present-provider.ts";
import { sealKey, withoutKey } from "./provider-key.ts";
import { requireAddress } from "./require-address.ts";

/** Answers under way keep the connection with which they began. */
export async function updateProvider(
  deps: ProviderDeps,
  actor: Actor,
  { providerId, expectedVersion, apiKey, ...changes }: UpdateProvider,
): Promise<Provider> {
  const operator = requireOperator(actor);
  if (changes.baseUrl !== undefined) requireAddress(changes.baseUrl);

  return changeProviders(deps, operator, async (tx) => {
    const before = await getProvider(tx, providerId);
    if (expectedVersion !== undefined && expectedVersion !== before.version) {
      throw new DomainError("CONFLICT", { message: "Somebody else has changed it meanwhile. Look again." });
    }
    if (apiKey === undefined) requireSameServer(before, changes.baseUrl);

    const row = await tx.provider.update({
      where: { id: providerId },
      data: {
        ...withoutUndefined(changes),
        ...(apiKey === undefined ? {} : apiKey === null ? withoutKey : sealKey(deps.key, providerId, apiKey)),
        version: before.version + 1,
      },
    });
    const counts = await countModels(tx);

    return {
      action: "provider_changed",
      detail: {
        provider: before.name,
        ...withoutUndefined(changes),
        ...(apiKey === undefined ? {} : { key: apiKey === null ? "removed" : "replaced" }),
      },
      result: presentProvider(row, counts.get(before.name) ?? noModels),
    };
  });
}

/** A key goes to the server that it was given for: nobody gets to know it by pointing it at another. */
function requireSameServer({ sealedKey, baseUrl }: ProviderRow, next: string | undefined): void {
  if (sealedKey === null || next === undefined || new URL(next).origin === new URL(baseUrl).origin) return;

  throw new DomainError("INVALID_INPUT", {
    message: "This is another server: enter the key for it.",
    fields: [{ field: "apiKey", message: "is needed anew for another server" }],
  });
}
