import type { EmbeddingUse } from "@claw/contract";

/** Bases that are embedded, but with other models than a certain one. */
export type OtherUse = Pick<EmbeddingUse, "bases" | "documents" | "chunks"> & { models: string[] };

/** What would have to be embedded anew for a model to be the only one. Bases that are searched by words alone stay so. */
export function otherUse(use: readonly EmbeddingUse[], model: string | null): OtherUse {
  const others = use.filter((one) => one.model !== null && one.model !== model);
  const sum = (key: "bases" | "documents" | "chunks") => others.reduce((total, one) => total + one[key], 0);

  return {
    bases: sum("bases"),
    documents: sum("documents"),
    chunks: sum("chunks"),
    models: others.flatMap((one) => one.model ?? []),
  };
}
