-- CreateEnum
CREATE TYPE "DocumentStage" AS ENUM ('waiting', 'reading', 'indexing', 'embedding');

-- CreateEnum
CREATE TYPE "VectorStore" AS ENUM ('postgres', 'pinecone');

-- CreateEnum
CREATE TYPE "EmbeddingIndexState" AS ENUM ('building', 'active', 'retired', 'failed');

-- CreateEnum
CREATE TYPE "ModelKind" AS ENUM ('chat', 'embedding', 'rerank');

-- AlterTable
ALTER TABLE "models" ADD COLUMN     "kind" "ModelKind" NOT NULL DEFAULT 'chat';

-- A model that embeds or ranks puts nothing out.
ALTER TABLE "models" DROP CONSTRAINT "models_limits_positive";
ALTER TABLE "models" ADD CONSTRAINT "models_limits_positive"
    CHECK ("context_window" > 0 AND ("max_output_tokens" > 0 OR ("kind" <> 'chat' AND "max_output_tokens" = 0)));

-- DropIndex
DROP INDEX "documents_organization_id_knowledge_base_id_idx";

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "active_version_id" UUID,
ADD COLUMN     "content_hash" TEXT NOT NULL,
ADD COLUMN     "error_code" TEXT,
ADD COLUMN     "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "stage" "DocumentStage";

-- AlterTable
ALTER TABLE "knowledge_bases" ADD COLUMN     "active_embedding_index_id" UUID,
ADD COLUMN     "revision" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "citations" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "sources" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "conversation_knowledge_bases" (
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,

    CONSTRAINT "conversation_knowledge_bases_pkey" PRIMARY KEY ("conversation_id","knowledge_base_id")
);

-- CreateTable
CREATE TABLE "document_versions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "DocumentStatus" NOT NULL DEFAULT 'queued',
    "error_code" TEXT,
    "error" TEXT,
    "file_name" TEXT NOT NULL,
    "file_type" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "blob_key" TEXT NOT NULL,
    "text" TEXT,
    "outline" JSONB,
    "page_count" INTEGER,
    "chunk_count" INTEGER NOT NULL DEFAULT 0,
    "segment_id" UUID,
    "read_at" TIMESTAMPTZ(3),
    "lease_owner" UUID,
    "lease_expires_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chunks" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "page" INTEGER,
    "headings" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "unigrams" BYTEA NOT NULL,

    CONSTRAINT "chunks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lexical_segments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "chunk_count" INTEGER NOT NULL,
    "total_length" BIGINT NOT NULL,
    "bucket_count" INTEGER NOT NULL,
    "lengths" BYTEA NOT NULL,
    "chunk_ids" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lexical_segments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lexical_blocks" (
    "segment_id" UUID NOT NULL,
    "bucket" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "lexical_blocks_pkey" PRIMARY KEY ("segment_id","bucket")
);

-- CreateTable
CREATE TABLE "lexical_runs" (
    "segment_id" UUID NOT NULL,
    "first" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,

    CONSTRAINT "lexical_runs_pkey" PRIMARY KEY ("segment_id","first")
);

-- CreateTable
CREATE TABLE "embedding_indexes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "dimensions" INTEGER,
    "store" "VectorStore" NOT NULL,
    "state" "EmbeddingIndexState" NOT NULL DEFAULT 'building',
    "error_code" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),

    CONSTRAINT "embedding_indexes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chunk_vectors" (
    "index_id" UUID NOT NULL,
    "chunk_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "bits" VARBIT,
    "vector" BYTEA,

    CONSTRAINT "chunk_vectors_pkey" PRIMARY KEY ("index_id","chunk_id")
);

-- CreateTable
CREATE TABLE "vector_removals" (
    "id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "chunk_ids" UUID[],
    "is_whole" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vector_removals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retrieval_traces" (
    "message_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "trace" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retrieval_traces_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "conversation_knowledge_bases_organization_id_knowledge_base_idx" ON "conversation_knowledge_bases"("organization_id", "knowledge_base_id");

-- CreateIndex
CREATE INDEX "document_versions_status_lease_expires_at_idx" ON "document_versions"("status", "lease_expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "document_versions_organization_id_id_key" ON "document_versions"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "document_versions_document_id_number_key" ON "document_versions"("document_id", "number");

-- CreateIndex
CREATE INDEX "chunks_document_id_idx" ON "chunks"("document_id");

-- CreateIndex
CREATE INDEX "chunks_knowledge_base_id_content_hash_idx" ON "chunks"("knowledge_base_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "chunks_version_id_ordinal_key" ON "chunks"("version_id", "ordinal");

-- CreateIndex
CREATE INDEX "lexical_segments_knowledge_base_id_idx" ON "lexical_segments"("knowledge_base_id");

-- CreateIndex
CREATE INDEX "lexical_runs_knowledge_base_id_idx" ON "lexical_runs"("knowledge_base_id");

-- CreateIndex
CREATE INDEX "lexical_runs_version_id_idx" ON "lexical_runs"("version_id");

-- CreateIndex
CREATE INDEX "embedding_indexes_knowledge_base_id_state_idx" ON "embedding_indexes"("knowledge_base_id", "state");

-- CreateIndex
CREATE INDEX "chunk_vectors_chunk_id_idx" ON "chunk_vectors"("chunk_id");

-- CreateIndex
CREATE INDEX "vector_removals_created_at_idx" ON "vector_removals"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "retrieval_traces_organization_id_conversation_id_message_id_key" ON "retrieval_traces"("organization_id", "conversation_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_active_version_id_key" ON "documents"("active_version_id");

-- CreateIndex
CREATE INDEX "documents_organization_id_knowledge_base_id_created_at_id_idx" ON "documents"("organization_id", "knowledge_base_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "documents_knowledge_base_id_content_hash_idx" ON "documents"("knowledge_base_id", "content_hash");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_bases_active_embedding_index_id_key" ON "knowledge_bases"("active_embedding_index_id");

-- AddForeignKey
ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_active_embedding_index_id_fkey" FOREIGN KEY ("active_embedding_index_id") REFERENCES "embedding_indexes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_knowledge_bases" ADD CONSTRAINT "conversation_knowledge_bases_organization_id_conversation__fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_knowledge_bases" ADD CONSTRAINT "conversation_knowledge_bases_organization_id_knowledge_bas_fkey" FOREIGN KEY ("organization_id", "knowledge_base_id") REFERENCES "knowledge_bases"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_active_version_id_fkey" FOREIGN KEY ("active_version_id") REFERENCES "document_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_organization_id_document_id_fkey" FOREIGN KEY ("organization_id", "document_id") REFERENCES "documents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_organization_id_version_id_fkey" FOREIGN KEY ("organization_id", "version_id") REFERENCES "document_versions"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lexical_segments" ADD CONSTRAINT "lexical_segments_organization_id_knowledge_base_id_fkey" FOREIGN KEY ("organization_id", "knowledge_base_id") REFERENCES "knowledge_bases"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lexical_blocks" ADD CONSTRAINT "lexical_blocks_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "lexical_segments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lexical_runs" ADD CONSTRAINT "lexical_runs_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "lexical_segments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lexical_runs" ADD CONSTRAINT "lexical_runs_organization_id_version_id_fkey" FOREIGN KEY ("organization_id", "version_id") REFERENCES "document_versions"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "embedding_indexes" ADD CONSTRAINT "embedding_indexes_organization_id_knowledge_base_id_fkey" FOREIGN KEY ("organization_id", "knowledge_base_id") REFERENCES "knowledge_bases"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chunk_vectors" ADD CONSTRAINT "chunk_vectors_index_id_fkey" FOREIGN KEY ("index_id") REFERENCES "embedding_indexes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chunk_vectors" ADD CONSTRAINT "chunk_vectors_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retrieval_traces" ADD CONSTRAINT "retrieval_traces_organization_id_conversation_id_message_i_fkey" FOREIGN KEY ("organization_id", "conversation_id", "message_id") REFERENCES "messages"("organization_id", "conversation_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A block of a few KB stays in its row: one look into the index and one page for each term of a search.
ALTER TABLE "lexical_blocks" SET (toast_tuple_target = 8160);
-- Packed or random bytes do not get smaller.
ALTER TABLE "lexical_blocks" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "lexical_segments" ALTER COLUMN "lengths" SET STORAGE EXTERNAL, ALTER COLUMN "chunk_ids" SET STORAGE EXTERNAL;
-- Vectors lie apart from their signs, so that a scan over the signs reads these alone.
ALTER TABLE "chunk_vectors" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
ALTER TABLE "chunk_vectors" ALTER COLUMN "bits" SET STORAGE PLAIN;
ALTER TABLE "chunk_vectors" SET (toast_tuple_target = 256);

ALTER TABLE "documents" ADD CONSTRAINT "documents_progress_range" CHECK ("progress" >= 0 AND "progress" <= 1);
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_span" CHECK ("start" >= 0 AND "end" > "start");
ALTER TABLE "lexical_runs" ADD CONSTRAINT "lexical_runs_not_empty" CHECK ("first" >= 0 AND "count" > 0);
-- One index of a base is searched, and one more may be built beside it.
CREATE UNIQUE INDEX "embedding_indexes_one_building" ON "embedding_indexes"("knowledge_base_id") WHERE "state" = 'building';
