import type { KnowledgeCareService } from "@claw/contract";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { cancelAny } from "./cancel-any.ts";
import { embedAnew } from "./embed-anew.ts";
import { listFailed } from "./list-failed.ts";
import { listModels } from "./list-models.ts";
import { listOrphans } from "./list-orphans.ts";
import { listQueue } from "./list-queue.ts";
import { removeOrphans } from "./remove-orphans.ts";
import { retryAny } from "./retry-any.ts";
import { retryFailed } from "./retry-failed.ts";
import { searchBases } from "./search-bases.ts";
import { startOrphanSearch } from "./start-orphan-search.ts";

export function createKnowledgeCareService(parts: KnowledgeParts): KnowledgeCareService {
  return {
    bases: (actor, input) => searchBases(parts, actor, input),
    queue: (actor, input) => listQueue(parts, actor, input),
    failed: (actor, input) => listFailed(parts, actor, input),
    retry: (actor, input) => retryAny(parts, actor, input),
    retryFailed: (actor, input) => retryFailed(parts, actor, input),
    cancel: (actor, input) => cancelAny(parts, actor, input),
    models: (actor) => listModels(parts, actor),
    embedAnew: (actor, input) => embedAnew(parts, actor, input),
    orphans: (actor, input) => listOrphans(parts, actor, input),
    findOrphans: (actor) => startOrphanSearch(parts, actor),
    removeOrphans: (actor, input) => removeOrphans(parts, actor, input),
  };
}
