import { type Step, size } from "./size.ts";

export const knowledgeSteps: readonly Step[] = [
  [
    "knowledge bases",
    `INSERT INTO knowledge_bases (id, organization_id, owner_id, name, updated_at)
     SELECT gen_random_uuid(), id, id, '知识库 ' || substr(email, 8, 6), now() FROM users WHERE email LIKE 'person-%'`,
  ],
  [
    "documents",
    `INSERT INTO documents (id, organization_id, knowledge_base_id, title, file_type, file_size, status, stage, error_code,
                            chunk_count, content_hash, updated_at)
     SELECT gen_random_uuid(), b.organization_id, b.id, 'T', 'pdf', 1000 + (n::bigint * 7919) % 100000,
            CASE WHEN n % 3 = 0 THEN 'failed' WHEN n % 3 = 1 THEN 'queued' ELSE 'ready' END::"DocumentStatus",
            CASE WHEN n % 3 = 1 THEN 'waiting' END::"DocumentStage",
            CASE WHEN n % 3 = 0 THEN (ARRAY['SCANNED', 'MALFORMED', 'EMPTY'])[1 + n % 9 / 3] END, n % 40, md5(n::text), now()
     FROM generate_series(1, ${size.documents}) n
       JOIN (SELECT *, row_number() OVER () AS place FROM knowledge_bases) b ON b.place = 1 + n % ${size.bases}`,
  ],
  [
    "versions of documents",
    `INSERT INTO document_versions (id, organization_id, knowledge_base_id, document_id, number, status, file_name, file_type,
                                    file_size, content_hash, blob_key)
     SELECT gen_random_uuid(), organization_id, knowledge_base_id, id, 1, status, 'f', file_type, file_size, content_hash,
            id::text
     FROM documents`,
  ],
  [
    "orphans",
    `WITH search AS (
       INSERT INTO orphan_searches (id, ended_at) VALUES ('ffffffff-0000-7000-8000-000000000000', now()) RETURNING id
     )
     INSERT INTO orphans (id, search_id, kind, reference)
     SELECT gen_random_uuid(), id, (ARRAY['blob_without_version', 'version_without_blob'])[1 + n % 2]::"OrphanKind", 'r' || n
     FROM search, generate_series(1, ${size.orphans}) n`,
  ],
];
