import type { Actor, ProviderTest, TestProvider } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { ProviderDeps } from "./deps.ts";
import { getProvider } from "./get-provider.ts";
import type { ProviderTarget } from "./ports.ts";
import { isPrivate } from "./present-provider.ts";
import { openKey } from "./provider-key.ts";
import { requireAddress } from "./require-address.ts";

/** A stored key is sent to its own server alone. */
export async function testProvider(
  deps: ProviderDeps,
  actor: Actor,
  input: TestProvider,
): Promise<ProviderTest> {
  requireOperator(actor);
  const target = await targetOf(deps, input);
  requireAddress(target.baseUrl);
  const { fault, status, milliseconds, models } = await deps.probe.test(target);

  return {
    fault,
    status,
    milliseconds,
    modelCount: models?.length ?? null,
    isPrivate: isPrivate(target.baseUrl),
  };
}

async function targetOf({ db, key }: ProviderDeps, input: TestProvider): Promise<ProviderTarget> {
  if (!("providerId" in input)) return { baseUrl: input.baseUrl, apiKey: input.apiKey ?? null };

  const row = await getProvider(db.prisma, input.providerId);

  return { baseUrl: row.baseUrl, apiKey: openKey(key, row) };
}
