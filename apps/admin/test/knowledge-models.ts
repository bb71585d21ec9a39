import type { ServiceClient } from "@claw/client";

/** Two models that embed, of a provider that an operator has connected; the first is what new bases get. */
export const embeddingModels = ["embed-a-64", "embed-b-64"] as const;

export async function offerEmbeddingModels(admin: ServiceClient, baseUrl: string): Promise<void> {
  const provider = "vectors";
  await admin.admin.providers.create.mutate({ name: provider, kind: "other", baseUrl, apiKey: "sk-1" });
  await admin.admin.models.create.mutate({
    provider,
    models: embeddingModels.map((upstreamName) => ({
      upstreamName,
      kind: "embedding" as const,
      price: { input: "0.5", output: "0.5" },
    })),
  });
  await admin.admin.settings.set.mutate({ key: "knowledge.embeddingModel", value: embeddingModels[0] });
}
