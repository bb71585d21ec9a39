import { commitBatch, type Database, statement } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import { type AnswerModel, answerModelSql } from "../answer-target.ts";

/** The models that were named for this one, in their order: those that are offered to the tier. Never throws. */
export async function findFallbacks(
  { db, log }: { db: Database; log: Log },
  modelId: string,
  tier: string,
): Promise<AnswerModel[]> {
  try {
    const found = statement<{ model: AnswerModel }>("find-fallbacks", fallbacksSql, [modelId, tier]);
    await commitBatch(db, [found]);

    return found.rows.map(({ model }) => model);
  } catch (error) {
    log.warn({ err: error }, "the models that could answer in another's place were not found");
    return [];
  }
}

const fallbacksSql = `
  SELECT ${answerModelSql} AS model
  FROM models chosen
    CROSS JOIN unnest(chosen.fallback_ids) WITH ORDINALITY AS named (id, place)
    JOIN models m ON m.id = named.id AND m.enabled AND m.kind = 'chat' AND ($2::text)::"SubscriptionTier" = ANY(m.tiers)
  WHERE chosen.id = $1
  ORDER BY named.place`;
