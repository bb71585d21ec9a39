/**
 * By provider, the calls that were admitted since `$1` and have ended with an answer or with a fault of the provider's.
 * What people stopped before the first token says nothing of a provider. The times are of answers alone: titles and
 * embeddings have none that anybody waits for.
 */
export const healthSql = `
  WITH ended AS (
    SELECT provider, purpose, error_code, ended_at, first_token_at - created_at AS first_token,
           coalesce(error_code IN ('PROVIDER_FAILED', 'PROVIDER_TIMEOUT', 'PROVIDER_REJECTED_KEY', 'RATE_LIMITED'), false)
             AS has_failed
    FROM llm_calls
    WHERE created_at >= $1 AND state IN ('settled', 'released')
  ), counted AS (
    SELECT * FROM ended WHERE has_failed OR error_code IS NULL AND (purpose <> 'answer' OR first_token IS NOT NULL)
  )
  SELECT provider, count(*)::int AS calls, count(*) FILTER (WHERE has_failed)::int AS failures,
         (1000 * extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY first_token)
           FILTER (WHERE purpose = 'answer')))::int AS p50,
         (1000 * extract(epoch FROM percentile_cont(0.95) WITHIN GROUP (ORDER BY first_token)
           FILTER (WHERE purpose = 'answer')))::int AS p95,
         (array_agg(error_code ORDER BY ended_at DESC) FILTER (WHERE has_failed))[1] AS last_code,
         max(ended_at) FILTER (WHERE has_failed) AS last_at
  FROM counted
  GROUP BY provider`;
