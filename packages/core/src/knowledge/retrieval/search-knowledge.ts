import type { Actor, Hit, SearchKnowledge, SearchResult } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import { getSearchedBases } from "./list-searched-bases.ts";
import { type RankedPassage, rankPassages } from "./rank-passages.ts";
import type { RetrievalDeps } from "./retrieval-deps.ts";

/** The best passages for a question, in the named bases or in all of the caller's. NOT_FOUND for another's base. */
export async function searchKnowledge(
  deps: RetrievalDeps,
  actor: Actor,
  { query, topK, knowledgeBaseIds }: SearchKnowledge,
  signal: AbortSignal = AbortSignal.any([]),
): Promise<SearchResult> {
  const asker = requireMember(actor);
  const bases = await getSearchedBases(deps.db, asker, knowledgeBaseIds);
  const question = { text: query, previous: null };

  const { passages, trace } = await rankPassages(
    deps,
    asker,
    bases,
    question,
    { topK, isSame: "whole" },
    signal,
  );

  return { hits: passages.map(presentHit), trace };
}

export function presentHit({ versionId: _, ordinal: __, ...hit }: RankedPassage): Hit {
  return hit;
}
