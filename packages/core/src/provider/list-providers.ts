import type { Actor, Provider } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import type { ProviderDeps } from "./deps.ts";
import { type ModelCounts, noModels, presentEnvironment, presentProvider } from "./present-provider.ts";

/** Those of the database in their order, then those of the environment. */
export async function listProviders({ db, environment }: ProviderDeps, actor: Actor): Promise<Provider[]> {
  requireOperator(actor);
  const [rows, counts] = await Promise.all([
    db.prisma.provider.findMany({ orderBy: [{ position: "asc" }, { createdAt: "asc" }] }),
    countModels(db.prisma),
  ]);
  const names = new Set(rows.map(({ name }) => name));

  return [
    ...rows.map((row) => presentProvider(row, counts.get(row.name) ?? noModels)),
    ...environment.map((one) =>
      presentEnvironment(one, names.has(one.name), counts.get(one.name) ?? noModels),
    ),
  ];
}

/** How many models of each provider the catalog has. */
export async function countModels(tx: Transaction): Promise<Map<string, ModelCounts>> {
  const groups = await tx.model.groupBy({ by: ["provider", "enabled"], _count: true });
  const counts = new Map<string, ModelCounts>();
  for (const { provider, enabled, _count: count } of groups) {
    const { modelCount, offeredCount } = counts.get(provider) ?? noModels;
    counts.set(provider, {
      modelCount: modelCount + count,
      offeredCount: offeredCount + (enabled ? count : 0),
    });
  }

  return counts;
}
