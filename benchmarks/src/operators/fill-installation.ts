import type { Database } from "@claw/db";

/** A large installation: what is counted is what operators list. */
export const size = {
  people: 100_000,
  bases: 100_000,
  documents: 300_000,
  calls: 1_000_000,
  rules: 100_000,
  tasks: 100_000,
};

const statements = [
  `INSERT INTO users (id, email, password_hash, name, updated_at, created_at)
   SELECT gen_random_uuid(), 'person-' || n || '@example.com', '-', '用户' || n, now(), now() - n * interval '8 minutes'
   FROM generate_series(1, ${size.people}) AS n`,
  `INSERT INTO organizations (id, name, is_personal, updated_at)
   SELECT id, email, true, now() FROM users`,
  `INSERT INTO memberships (organization_id, user_id, role) SELECT id, id, 'owner' FROM users`,
  `INSERT INTO price_versions (id, valid_from, input, output) SELECT gen_random_uuid(), 'epoch', 20000000, 20000000
   WHERE NOT EXISTS (SELECT FROM price_versions)`,
  // Ids with their time, as ours are.
  `INSERT INTO llm_calls (id, organization_id, user_id, purpose, model, provider, price_version_id, state, lease_owner,
                          lease_expires_at, fresh_tokens, output_tokens, usage_source, cost_micro, error_code, created_at,
                          first_token_at, ended_at)
   SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
            || '8' || substr(md5(n::text), 4, 15))::uuid,
          u.id, u.id, CASE WHEN n % 5 = 0 THEN 'title' ELSE 'answer' END::"LlmCallPurpose", 'model-' || n % 5, 'p',
          (SELECT id FROM price_versions LIMIT 1), 'settled', gen_random_uuid(), at, 900, 300, 'provider', 24000,
          CASE WHEN n % 50 = 0 THEN 'PROVIDER_FAILED' END, at, at + interval '0.4 seconds' + n % 700 * interval '1 ms',
          at + interval '5 seconds'
   FROM (SELECT n, now() - (n::float8 / ${size.calls}) ^ 3 * interval '720 days' AS at
         FROM generate_series(1, ${size.calls}) AS n) AS calls
     JOIN (SELECT id, row_number() OVER () AS place FROM users) AS u ON u.place = 1 + n % ${size.people}`,
  `INSERT INTO usage_hours (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens, first_token_ms,
                            first_token_counts)
   SELECT date_trunc('hour', created_at, 'UTC'), model,
          CASE WHEN created_at > now() - interval '2 hours' THEN get_byte(uuid_send(id), 15) % 8 ELSE 0 END,
          count(*), count(*) FILTER (WHERE purpose = 'answer'), count(error_code), sum(fresh_tokens + output_tokens),
          sum(cost_micro), count(first_token_at), sum(extract(epoch FROM first_token_at - created_at) * 1000)::bigint,
          array_fill(0, ARRAY[20]) || count(first_token_at)::int
   FROM llm_calls GROUP BY 1, 2, 3`,
  `INSERT INTO knowledge_bases (id, organization_id, owner_id, name, updated_at)
   SELECT gen_random_uuid(), id, id, '知识库 ' || substr(email, 8, 6), now() FROM users`,
  `INSERT INTO documents (id, organization_id, knowledge_base_id, title, file_type, file_size, status, stage, error_code,
                          chunk_count, content_hash, updated_at)
   SELECT gen_random_uuid(), b.organization_id, b.id, 'T', 'pdf', 1000 + (n::bigint * 7919) % 100000,
          CASE WHEN n % 3 = 0 THEN 'failed' WHEN n % 3 = 1 THEN 'queued' ELSE 'ready' END::"DocumentStatus",
          CASE WHEN n % 3 = 1 THEN 'waiting' END::"DocumentStage",
          CASE WHEN n % 3 = 0 THEN (ARRAY['SCANNED', 'MALFORMED', 'EMPTY'])[1 + n % 9 / 3] END, n % 40, md5(n::text), now()
   FROM generate_series(1, ${size.documents}) AS n
     JOIN (SELECT *, row_number() OVER () AS place FROM knowledge_bases) AS b ON b.place = 1 + n % ${size.bases}`,
  `INSERT INTO document_versions (id, organization_id, knowledge_base_id, document_id, number, status, file_name, file_type,
                                  file_size, content_hash, blob_key)
   SELECT gen_random_uuid(), organization_id, knowledge_base_id, id, 1, status, 'f', file_type, file_size, content_hash, id::text
   FROM documents`,
  "SELECT graphile_worker.add_job('remove_blobs', '{\"keys\": []}', run_at => now() + interval '1 day')",
  // One by one, adding them takes minutes.
  `INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at)
   SELECT task_id, payload, run_at FROM graphile_worker._private_jobs, generate_series(2, ${size.tasks})
   WHERE payload::text LIKE '%keys%'`,
  `INSERT INTO access_rules (id, effect, range, note)
   SELECT gen_random_uuid(), 'deny', '10.' || n / 65536 || '.' || n / 256 % 256 || '.' || n % 256, 'r' || n
   FROM generate_series(1, ${size.rules}) AS n`,
  "VACUUM ANALYZE",
];

export async function fillInstallation(db: Database): Promise<void> {
  for (const statement of statements) {
    const begun = performance.now();
    await db.pool.query(statement);
    console.log(`${statement.trim().slice(0, 40)} … ${Math.round((performance.now() - begun) / 100) / 10} s`);
  }
}
