import type { Actor, KnowledgeBase, KnowledgeBaseRef } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { findBase } from "./find-bases.ts";
import { getOwnBase, noSuchBase } from "./get-own.ts";

export async function getBase(
  deps: KnowledgeParts,
  actor: Actor,
  { knowledgeBaseId }: KnowledgeBaseRef,
): Promise<KnowledgeBase> {
  await getOwnBase(deps.db.prisma, actor, knowledgeBaseId);
  const base = await findBase(deps, knowledgeBaseId);
  if (!base) throw noSuchBase();

  return base;
}
