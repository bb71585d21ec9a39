import { oneWaitSql, waitPlaceSql } from "./wait-counts.ts";

/** Rows for one hour and model, so that settlements at once do not wait for each other; see fold-hours.ts. */
const shards = 8;

const hourSql = "date_trunc('hour', call.created_at, 'UTC')";
/** Random in every version of UUIDs, and the same whenever the call is counted. */
const shardSql = `get_byte(uuid_send(call.id), 15) % ${shards}`;

const waitedSql = "coalesce(greatest(0, extract(epoch FROM first_token_at - created_at) * 1000), 0)";
/** The one place that a call's row counts in is the last of its array. */
const placeSql = "cardinality(EXCLUDED.first_token_counts)";

/**
 * Counts a call that ends in its hour: a part of the settlement's statement, whose `call` is empty where another
 * settlement was first. Parameters as there.
 */
export const countHourSql = `
    INSERT INTO usage_hours AS h (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens,
                                  first_token_ms, first_token_counts)
    SELECT ${hourSql}, model, ${shardSql}, 1, (purpose = 'answer')::int, ($11::text IS NOT NULL)::int,
           $2::bigint + $3 + $4 + $5 + $6, $9::bigint, (first_token_at IS NOT NULL)::int, ${waitedSql}::bigint,
           CASE WHEN first_token_at IS NULL THEN '{0}' ELSE ${oneWaitSql(waitPlaceSql(waitedSql))} END
    FROM call
    ON CONFLICT (hour, model, shard) DO UPDATE SET
      calls = h.calls + 1, answers = h.answers + EXCLUDED.answers, failed = h.failed + EXCLUDED.failed,
      tokens = h.tokens + EXCLUDED.tokens, cost_micro = h.cost_micro + EXCLUDED.cost_micro,
      first_tokens = h.first_tokens + EXCLUDED.first_tokens, first_token_ms = h.first_token_ms + EXCLUDED.first_token_ms,
      first_token_counts[${placeSql}] = coalesce(h.first_token_counts[${placeSql}], 0) + EXCLUDED.first_tokens`;

/** Brings the hour of a call to its true usage: a part of the statement that counts a correction. Parameters as there. */
export const correctHourSql = `
    INSERT INTO usage_hours AS h (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens,
                                  first_token_ms)
    SELECT ${hourSql}, model, ${shardSql}, 0, 0, 0, $2::bigint + $3 + $4 + $5 + $6, $7::bigint, 0, 0
    FROM call
    ON CONFLICT (hour, model, shard) DO UPDATE SET
      tokens = h.tokens + EXCLUDED.tokens, cost_micro = h.cost_micro + EXCLUDED.cost_micro`;
