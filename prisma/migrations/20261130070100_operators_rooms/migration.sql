-- CreateEnum
CREATE TYPE "AccessEffect" AS ENUM ('allow', 'deny');

-- CreateEnum
CREATE TYPE "OrphanKind" AS ENUM ('blob_without_version', 'version_without_blob', 'vector_without_chunk', 'lexical_without_document');

-- CreateTable
CREATE TABLE "access_rules" (
    "id" UUID NOT NULL,
    "effect" "AccessEffect" NOT NULL,
    "range" TEXT,
    "user_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_processes" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "workers" TEXT[],

    CONSTRAINT "server_processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "background_jobs" (
    "process_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "every_ms" INTEGER NOT NULL,
    "runs" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "last_duration_ms" INTEGER,
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "next_run_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "background_jobs_pkey" PRIMARY KEY ("process_id","name")
);

-- CreateTable
CREATE TABLE "knowledge_base_sizes" (
    "knowledge_base_id" UUID NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 0,
    "chunks" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_base_sizes_pkey" PRIMARY KEY ("knowledge_base_id")
);

-- CreateTable
CREATE TABLE "orphan_searches" (
    "id" UUID NOT NULL,
    "requested_by" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "orphan_searches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orphans" (
    "id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "kind" "OrphanKind" NOT NULL,
    "reference" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "orphans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "model" TEXT NOT NULL,
    "shard" SMALLINT NOT NULL,
    "calls" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "tokens" BIGINT NOT NULL,
    "cost_micro" BIGINT NOT NULL,
    "first_tokens" INTEGER NOT NULL,
    "first_token_ms" BIGINT NOT NULL,

    CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("hour","model","shard")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_rules_range_key" ON "access_rules"("range");

-- CreateIndex
CREATE UNIQUE INDEX "access_rules_user_id_key" ON "access_rules"("user_id");

-- CreateIndex
CREATE INDEX "access_rules_created_at_id_idx" ON "access_rules"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "knowledge_base_sizes_bytes_knowledge_base_id_idx" ON "knowledge_base_sizes"("bytes", "knowledge_base_id");

-- CreateIndex
CREATE INDEX "knowledge_base_sizes_chunks_knowledge_base_id_idx" ON "knowledge_base_sizes"("chunks", "knowledge_base_id");

-- CreateIndex
CREATE INDEX "knowledge_base_sizes_documents_knowledge_base_id_idx" ON "knowledge_base_sizes"("documents", "knowledge_base_id");

-- CreateIndex
CREATE INDEX "knowledge_base_sizes_changed_at_knowledge_base_id_idx" ON "knowledge_base_sizes"("changed_at", "knowledge_base_id");

-- CreateIndex
CREATE INDEX "orphan_searches_started_at_idx" ON "orphan_searches"("started_at" DESC);

-- CreateIndex
CREATE INDEX "orphans_search_id_kind_id_idx" ON "orphans"("search_id", "kind", "id");

-- CreateIndex
CREATE INDEX "knowledge_bases_name_id_idx" ON "knowledge_bases"("name", "id");

-- CreateIndex
CREATE INDEX "knowledge_bases_name_idx" ON "knowledge_bases" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "knowledge_bases_owner_id_idx" ON "knowledge_bases"("owner_id");

-- AddForeignKey
ALTER TABLE "access_rules" ADD CONSTRAINT "access_rules_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "background_jobs" ADD CONSTRAINT "background_jobs_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "server_processes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_base_sizes" ADD CONSTRAINT "knowledge_base_sizes_knowledge_base_id_fkey" FOREIGN KEY ("knowledge_base_id") REFERENCES "knowledge_bases"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orphans" ADD CONSTRAINT "orphans_search_id_fkey" FOREIGN KEY ("search_id") REFERENCES "orphan_searches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One of the two.
ALTER TABLE "access_rules" ADD CONSTRAINT "access_rules_one_subject" CHECK (("range" IS NULL) <> ("user_id" IS NULL));

-- The same few rows are counted on all the time: room for new states of them on their own page.
ALTER TABLE "usage_hours" SET (fillfactor = 50);

INSERT INTO "usage_hours" ("hour", "model", "shard", "calls", "answers", "failed", "tokens", "cost_micro", "first_tokens",
                           "first_token_ms")
SELECT date_trunc('hour', c."created_at", 'UTC'), c."model", 0, count(*), count(*) FILTER (WHERE c."purpose" = 'answer'),
       count(*) FILTER (WHERE c."error_code" IS NOT NULL),
       sum(coalesce(k."fresh_tokens" + k."cached_tokens" + k."cache_write_tokens" + k."output_tokens" + k."reasoning_tokens",
                    c."fresh_tokens" + c."cached_tokens" + c."cache_write_tokens" + c."output_tokens" + c."reasoning_tokens")),
       sum(coalesce(k."cost_micro", c."cost_micro")), count(c."first_token_at"),
       coalesce(sum(greatest(0, extract(epoch FROM c."first_token_at" - c."created_at") * 1000)), 0)::bigint
FROM "llm_calls" c LEFT JOIN "call_corrections" k ON k."call_id" = c."id"
WHERE c."state" IN ('settled', 'released')
GROUP BY 1, 2;

-- Of all documents those that operators look at.
CREATE INDEX "documents_failed" ON "documents" ("error_code", "updated_at" DESC, "id" DESC) WHERE "status" = 'failed';
CREATE INDEX "documents_under_way" ON "documents" ("stage") WHERE "status" IN ('queued', 'parsing', 'indexing');
CREATE INDEX "document_versions_under_way" ON "document_versions" ("created_at", "id")
  WHERE "status" IN ('queued', 'parsing', 'indexing');

INSERT INTO "knowledge_base_sizes" ("knowledge_base_id", "documents", "chunks", "bytes", "changed_at")
SELECT b."id", count(d."id"), coalesce(sum(d."chunk_count"), 0), coalesce(sum(d."file_size"), 0),
       greatest(b."created_at", max(d."updated_at"))
FROM "knowledge_bases" b LEFT JOIN "documents" d ON d."knowledge_base_id" = b."id"
GROUP BY b."id";

CREATE FUNCTION "open_knowledge_size"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO knowledge_base_sizes (knowledge_base_id) SELECT id FROM added ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER "knowledge_bases_size" AFTER INSERT ON "knowledge_bases"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "open_knowledge_size"();

-- A statement at a time: a base of a hundred thousand documents is deleted with one count. In the order of bases, so
-- that two who change several do not wait for each other.
CREATE FUNCTION "count_knowledge"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE knowledge_base_sizes s SET documents = s.documents + c.documents, chunks = s.chunks + c.chunks,
      bytes = s.bytes + c.bytes, changed_at = now()
    FROM (SELECT knowledge_base_id, count(*)::int AS documents, sum(chunk_count) AS chunks, sum(file_size) AS bytes
          FROM added GROUP BY 1 ORDER BY 1) c
    WHERE s.knowledge_base_id = c.knowledge_base_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE knowledge_base_sizes s SET documents = s.documents - c.documents, chunks = s.chunks - c.chunks,
      bytes = s.bytes - c.bytes, changed_at = now()
    FROM (SELECT knowledge_base_id, count(*)::int AS documents, sum(chunk_count) AS chunks, sum(file_size) AS bytes
          FROM removed GROUP BY 1 ORDER BY 1) c
    WHERE s.knowledge_base_id = c.knowledge_base_id;
  ELSE
    UPDATE knowledge_base_sizes s SET chunks = s.chunks + c.chunks, bytes = s.bytes + c.bytes, changed_at = now()
    FROM (SELECT a.knowledge_base_id, sum(a.chunk_count - r.chunk_count) AS chunks, sum(a.file_size - r.file_size) AS bytes
          FROM added a JOIN removed r ON r.id = a.id
          WHERE a.chunk_count <> r.chunk_count OR a.file_size <> r.file_size GROUP BY 1 ORDER BY 1) c
    WHERE s.knowledge_base_id = c.knowledge_base_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "documents_counted_in" AFTER INSERT ON "documents"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "count_knowledge"();
CREATE TRIGGER "documents_counted_out" AFTER DELETE ON "documents"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION "count_knowledge"();
CREATE TRIGGER "documents_counted_anew" AFTER UPDATE ON "documents"
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "count_knowledge"();
