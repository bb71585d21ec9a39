import { DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** An enabled chat model by name, display name or id, in any case. MODEL_NOT_FOUND. */
export async function getModelByName(tx: Transaction, name: string) {
  const insensitive = { equals: name, mode: "insensitive" } as const;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);
  const candidates = await tx.model.findMany({
    where: {
      enabled: true,
      kind: "chat",
      OR: [{ name: insensitive }, { displayName: insensitive }, ...(isId ? [{ id: name }] : [])],
    },
  });
  const model = candidates.find((candidate) => candidate.name === name) ?? candidates[0];
  if (model) return model;

  throw new DomainError("MODEL_NOT_FOUND", {
    message: `There is no model named “${name.slice(0, 100)}” here.`,
    fields: [{ field: "model", message: "is not in the catalog" }],
  });
}
