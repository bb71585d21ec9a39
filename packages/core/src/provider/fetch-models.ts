import {
  type Actor,
  DomainError,
  type FoundModels,
  type ProviderFault,
  type ProviderRef,
} from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { ProviderDeps } from "./deps.ts";
import { getProvider } from "./get-provider.ts";
import { openKey } from "./provider-key.ts";

/** What a provider lists, with what the catalog knows of it already. */
export async function fetchModels(
  { db, probe, key }: ProviderDeps,
  actor: Actor,
  { providerId }: ProviderRef,
): Promise<FoundModels> {
  requireOperator(actor);
  const row = await getProvider(db.prisma, providerId);
  const { fault, models } = await probe.list({ baseUrl: row.baseUrl, apiKey: openKey(key, row) });
  if (fault !== null) throw failureOf(fault);

  const names = [...new Set(models ?? [])].sort((one, other) => one.localeCompare(other, "en"));
  const known = await db.prisma.model.findMany({
    where: {
      OR: [{ name: { in: names } }, { provider: row.name, upstreamName: { in: names } }],
    },
  });

  return {
    items: names.map((name) => {
      const model =
        known.find((one) => one.provider === row.name && (one.upstreamName ?? one.name) === name) ??
        known.find((one) => one.name === name);
      return {
        name,
        known: model ? { modelId: model.id, provider: model.provider, enabled: model.enabled } : null,
      };
    }),
  };
}

function failureOf(fault: ProviderFault): DomainError {
  switch (fault) {
    case "wrongKey":
      return new DomainError("PROVIDER_REJECTED_KEY", { message: "The provider refused the key." });
    case "timeout":
      return new DomainError("PROVIDER_TIMEOUT", { message: "The provider did not answer in time." });
    case "limited":
      return new DomainError("RATE_LIMITED", { message: "The provider is busy. Try again in a moment." });
    case "unreachable":
      return new DomainError("PROVIDER_FAILED", { message: "The provider cannot be reached." });
    case "redirected":
      return new DomainError("PROVIDER_FAILED", {
        message:
          "The address leads elsewhere, where the key is not sent. Enter the address that it leads to.",
      });
    case "notCompatible":
      return new DomainError("PROVIDER_FAILED", { message: "The provider does not list its models." });
    case "failing":
      return new DomainError("PROVIDER_FAILED", { message: "The provider failed. Try again in a moment." });
  }
}
