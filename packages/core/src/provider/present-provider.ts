import type { Provider } from "@claw/contract";
import type { Provider as ProviderRow } from "@claw/db";
import { addressKind } from "./address-kind.ts";
import type { EnvironmentProvider } from "./ports.ts";

export type ModelCounts = { modelCount: number; offeredCount: number };

export const noModels: ModelCounts = { modelCount: 0, offeredCount: 0 };

/** Names what may be shown: neither the key nor what it is sealed into. */
export function presentProvider(row: ProviderRow, counts: ModelCounts): Provider {
  return {
    id: row.id,
    source: "database",
    name: row.name,
    kind: row.kind,
    baseUrl: row.baseUrl,
    hasKey: row.sealedKey !== null,
    keyHint: row.keyHint,
    isPrivate: isPrivate(row.baseUrl),
    enabled: row.enabled,
    isReplaced: false,
    ...counts,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function presentEnvironment(
  { name, baseUrl, hasKey }: EnvironmentProvider,
  isReplaced: boolean,
  counts: ModelCounts,
): Provider {
  return {
    id: null,
    source: "environment",
    name,
    kind: name === "openai" || name === "zhipu" ? name : "other",
    baseUrl,
    hasKey,
    keyHint: null,
    isPrivate: isPrivate(baseUrl),
    enabled: true,
    isReplaced,
    ...counts,
    version: 1,
    updatedAt: null,
  };
}

export function isPrivate(baseUrl: string): boolean {
  return addressKind(new URL(baseUrl).hostname) === "private";
}
