import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import type { Grounding } from "../ports.ts";
import { withoutText } from "./strip-source.ts";

/**
 * Keeps an answer's sources and how they were found, before its first words, so that readers elsewhere find them. Where
 * that fails the answer goes on: its settlement brings the sources once more.
 */
export async function storeGrounding(
  { db, log }: { db: Database; log: Log },
  messageId: string,
  { sources, trace }: Grounding,
): Promise<void> {
  const values = [messageId, JSON.stringify(sources.map(withoutText)), JSON.stringify(trace)];

  try {
    await db.pool.query({ name: "store-grounding", text: storeSql, values });
  } catch (error) {
    log.warn({ err: error, messageId }, "the sources of an answer could not be kept yet");
  }
}

const storeSql = `
  WITH grounded AS (
    UPDATE messages SET sources = $2::jsonb WHERE id = $1 AND status = 'streaming'
    RETURNING id, organization_id, conversation_id
  )
  INSERT INTO retrieval_traces (message_id, organization_id, conversation_id, trace)
  SELECT id, organization_id, conversation_id, $3::jsonb FROM grounded
  ON CONFLICT (message_id) DO UPDATE SET trace = excluded.trace, created_at = now()`;
