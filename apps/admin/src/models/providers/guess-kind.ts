import type { ModelKind } from "@claw/contract";

/** What a model is for, by how such models are mostly called; whoever adds it can say otherwise. */
export function guessKind(name: string): ModelKind {
  if (/rerank/i.test(name)) return "rerank";

  return /embed|(^|[/_-])(bge|gte|m3e|e5|bce)([/_-]|$)/i.test(name) ? "embedding" : "chat";
}
