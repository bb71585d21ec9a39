import { busyPersonId, personSql, type Step, size } from "./size.ts";

const operatorSql = "(SELECT id FROM users WHERE role = 'operator' LIMIT 1)";

/** What is in the smaller rooms. */
export const roomSteps: readonly Step[] = [
  [
    "events of the audit log, which no trigger chains: that would take minutes",
    `ALTER TABLE audit_events DISABLE TRIGGER USER;
     INSERT INTO audit_events (id, action, outcome, user_id, organization_id, address, detail, created_at, seq, hash)
     SELECT gen_random_uuid(), (ARRAY['signed_in', 'session_ended', 'setting_changed'])[1 + n % 3],
            CASE WHEN n % 20 = 0 THEN 'failed' ELSE 'ok' END, ${personSql(`1 + n % ${size.people}`)}, NULL,
            '192.0.2.' || n % 250, jsonb_build_object('note', 'n' || n), now() - n * interval '5 minutes', 1000000 + n,
            sha256(n::text::bytea)
     FROM generate_series(1, ${size.auditEvents}) n;
     ALTER TABLE audit_events ENABLE TRIGGER USER`,
  ],
  [
    "accesses to conversations",
    `INSERT INTO disclosures (id, operator_id, user_id, reason, told_at, created_at, expires_at)
     SELECT gen_random_uuid(), ${operatorSql},
            CASE WHEN n % 2 = 0 THEN '${busyPersonId}'::uuid ELSE ${personSql(`1 + n % ${size.people}`)} END,
            '处理一个投诉', at, at, at + interval '5 minutes'
     FROM (SELECT n, now() - n * interval '7 minutes' AS at FROM generate_series(1, ${size.accesses}) n) numbered`,
  ],
  [
    "models",
    `INSERT INTO models (id, name, display_name, provider, context_window, max_output_tokens, updated_at)
     SELECT gen_random_uuid(), 'model-' || n, 'Model ' || n, 'p', 128000, 8000, now()
     FROM generate_series(1, ${size.models}) n`,
  ],
  [
    "prices of models",
    `INSERT INTO price_versions (id, model_id, valid_from, input, output)
     SELECT gen_random_uuid(), id, now() - interval '1 day', 20000000, 20000000 FROM models WHERE name LIKE 'model-%'`,
  ],
  [
    "versions of a setting",
    `INSERT INTO setting_versions (key, version, value, changed_by, created_at)
     SELECT 'limits.requestsPerMinute', n, to_jsonb(n), ${operatorSql}, now() - (${size.settingVersions} - n) * interval '1 minute'
     FROM generate_series(1, ${size.settingVersions}) n`,
  ],
  [
    "a task",
    "SELECT graphile_worker.add_job('remove_blobs', '{\"keys\": []}', run_at => now() + interval '1 day')",
  ],
  [
    "tasks, which to add one by one would take minutes",
    `INSERT INTO graphile_worker._private_jobs (task_id, payload, run_at)
     SELECT task_id, payload, run_at FROM graphile_worker._private_jobs, generate_series(2, ${size.tasks})
     WHERE payload::text LIKE '%keys%'`,
  ],
  [
    "rules of access, of ranges and of people",
    `INSERT INTO access_rules (id, effect, range, user_id, note, created_at)
     SELECT gen_random_uuid(), 'deny',
            CASE WHEN n % 10 > 0 THEN '10.' || n / 65536 || '.' || n / 256 % 256 || '.' || n % 256 END,
            CASE WHEN n % 10 = 0 THEN ${personSql("n")} END, 'r' || n, now() - n * interval '1 minute'
     FROM generate_series(1, ${size.rules}) n`,
  ],
];
