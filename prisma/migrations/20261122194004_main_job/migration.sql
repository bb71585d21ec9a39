-- Both are trusted: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('user', 'operator');

-- CreateEnum
CREATE TYPE "SubscriptionTier" AS ENUM ('free', 'pro', 'enterprise');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('verify_email', 'reset_password');

-- CreateEnum
CREATE TYPE "SessionEnd" AS ENUM ('logout', 'ended_by_user', 'password_changed', 'password_reset', 'refresh_reuse', 'expired', 'account_disabled');

-- CreateEnum
CREATE TYPE "ConversationStatus" AS ENUM ('active', 'paused', 'completed', 'archived');

-- CreateEnum
CREATE TYPE "ConversationType" AS ENUM ('chat', 'consulting', 'support');

-- CreateEnum
CREATE TYPE "TitleSource" AS ENUM ('default', 'generated', 'user');

-- CreateEnum
CREATE TYPE "MessageRole" AS ENUM ('system', 'user', 'assistant');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('complete', 'streaming', 'stopped', 'interrupted', 'failed');

-- CreateEnum
CREATE TYPE "DocumentStatus" AS ENUM ('queued', 'parsing', 'indexing', 'ready', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "UsageSource" AS ENUM ('provider', 'estimated', 'reconciled');

-- CreateEnum
CREATE TYPE "LlmCallState" AS ENUM ('reserved', 'streaming', 'settled', 'released');

-- CreateEnum
CREATE TYPE "LlmCallPurpose" AS ENUM ('answer', 'title', 'rerank', 'embedding', 'report');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('owner', 'admin', 'billing', 'member');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "company" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'user',
    "subscription_tier" "SubscriptionTier" NOT NULL DEFAULT 'free',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "total_tokens" BIGINT NOT NULL DEFAULT 0,
    "total_cost_micro" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_login_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "refresh_counter" INTEGER NOT NULL DEFAULT 0,
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "SessionEnd",
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_tokens" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_key_encrypted" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "user_id" UUID,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "address" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "title_source" "TitleSource" NOT NULL DEFAULT 'default',
    "status" "ConversationStatus" NOT NULL DEFAULT 'active',
    "type" "ConversationType" NOT NULL DEFAULT 'chat',
    "model" TEXT,
    "system_prompt" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "total_tokens" BIGINT NOT NULL DEFAULT 0,
    "total_cost_micro" BIGINT NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "parent_id" UUID,
    "role" "MessageRole" NOT NULL,
    "content" TEXT NOT NULL,
    "reasoning" TEXT NOT NULL DEFAULT '',
    "status" "MessageStatus" NOT NULL DEFAULT 'complete',
    "finish_reason" TEXT,
    "error_code" TEXT,
    "model" TEXT,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "usage_source" "UsageSource",
    "cost_micro" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "knowledge_bases" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "embedding_model" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_bases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_base_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "file_type" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "file_url" TEXT,
    "status" "DocumentStatus" NOT NULL DEFAULT 'queued',
    "error" TEXT,
    "chunk_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "models" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "context_window" INTEGER NOT NULL,
    "max_output_tokens" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_versions" (
    "id" UUID NOT NULL,
    "model_id" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "input" BIGINT NOT NULL,
    "cached" BIGINT,
    "cache_write" BIGINT,
    "output" BIGINT NOT NULL,
    "reasoning" BIGINT,
    "per_request" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "price_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "llm_calls" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "conversation_id" UUID,
    "message_id" UUID,
    "purpose" "LlmCallPurpose" NOT NULL,
    "model" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "price_version_id" UUID NOT NULL,
    "state" "LlmCallState" NOT NULL DEFAULT 'reserved',
    "hold_micro" BIGINT NOT NULL DEFAULT 0,
    "lease_owner" UUID NOT NULL,
    "lease_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "stop_requested_at" TIMESTAMPTZ(3),
    "fresh_tokens" INTEGER NOT NULL DEFAULT 0,
    "cached_tokens" INTEGER NOT NULL DEFAULT 0,
    "cache_write_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "reasoning_tokens" INTEGER NOT NULL DEFAULT 0,
    "usage_source" "UsageSource",
    "usage_anomaly" TEXT,
    "cost_micro" BIGINT NOT NULL DEFAULT 0,
    "finish_reason" TEXT,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_token_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "llm_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_personal" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_ended_at_idx" ON "sessions"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "one_time_tokens_user_id_purpose_idx" ON "one_time_tokens"("user_id", "purpose");

-- CreateIndex
CREATE INDEX "audit_events_organization_id_created_at_idx" ON "audit_events"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_events_user_id_created_at_idx" ON "audit_events"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "conversations_organization_id_owner_id_last_activity_at_id_idx" ON "conversations"("organization_id", "owner_id", "last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversations_title_idx" ON "conversations" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "conversations_organization_id_id_key" ON "conversations"("organization_id", "id");

-- CreateIndex
CREATE INDEX "messages_conversation_id_seq_idx" ON "messages"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "messages_organization_id_conversation_id_parent_id_idx" ON "messages"("organization_id", "conversation_id", "parent_id");

-- CreateIndex
CREATE INDEX "messages_content_idx" ON "messages" USING GIN ("content" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "messages_organization_id_conversation_id_id_key" ON "messages"("organization_id", "conversation_id", "id");

-- CreateIndex
CREATE INDEX "knowledge_bases_organization_id_owner_id_idx" ON "knowledge_bases"("organization_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_bases_organization_id_id_key" ON "knowledge_bases"("organization_id", "id");

-- CreateIndex
CREATE INDEX "documents_organization_id_knowledge_base_id_idx" ON "documents"("organization_id", "knowledge_base_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_organization_id_id_key" ON "documents"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "models_name_key" ON "models"("name");

-- CreateIndex
CREATE INDEX "price_versions_model_id_valid_from_idx" ON "price_versions"("model_id", "valid_from");

-- CreateIndex
CREATE INDEX "llm_calls_organization_id_created_at_idx" ON "llm_calls"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "llm_calls_user_id_created_at_idx" ON "llm_calls"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "llm_calls_message_id_idx" ON "llm_calls"("message_id");

-- CreateIndex
CREATE INDEX "llm_calls_conversation_id_idx" ON "llm_calls"("conversation_id");

-- CreateIndex
CREATE INDEX "llm_calls_state_lease_expires_at_idx" ON "llm_calls"("state", "lease_expires_at");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_conversation_id_parent_id_fkey" FOREIGN KEY ("organization_id", "conversation_id", "parent_id") REFERENCES "messages"("organization_id", "conversation_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_organization_id_knowledge_base_id_fkey" FOREIGN KEY ("organization_id", "knowledge_base_id") REFERENCES "knowledge_bases"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_versions" ADD CONSTRAINT "price_versions_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "models"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "llm_calls" ADD CONSTRAINT "llm_calls_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "llm_calls" ADD CONSTRAINT "llm_calls_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "llm_calls" ADD CONSTRAINT "llm_calls_price_version_id_fkey" FOREIGN KEY ("price_version_id") REFERENCES "price_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what the Prisma schema has no word for. Written by hand.

-- One price at a time: for each model, and (null) for models that the catalog does not know.
ALTER TABLE "price_versions" ADD CONSTRAINT "price_versions_no_overlap" EXCLUDE USING gist (
    coalesce("model_id", '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
    tstzrange("valid_from", "valid_until") WITH &&
);

ALTER TABLE "users"
    ADD CONSTRAINT "users_email_lower_case" CHECK ("email" = lower("email")),
    ADD CONSTRAINT "users_totals_not_negative" CHECK ("total_tokens" >= 0 AND "total_cost_micro" >= 0);

ALTER TABLE "sessions"
    ADD CONSTRAINT "sessions_refresh_counter_not_negative" CHECK ("refresh_counter" >= 0);

ALTER TABLE "conversations"
    ADD CONSTRAINT "conversations_title_length" CHECK (char_length("title") <= 200),
    ADD CONSTRAINT "conversations_totals_not_negative" CHECK ("total_tokens" >= 0 AND "total_cost_micro" >= 0);

ALTER TABLE "messages"
    ADD CONSTRAINT "messages_usage_not_negative" CHECK (
        "prompt_tokens" >= 0 AND "completion_tokens" >= 0 AND "cost_micro" >= 0
    );

ALTER TABLE "documents"
    ADD CONSTRAINT "documents_counts_not_negative" CHECK ("file_size" >= 0 AND "chunk_count" >= 0 AND "version" >= 1);

ALTER TABLE "models"
    ADD CONSTRAINT "models_limits_positive" CHECK ("context_window" > 0 AND "max_output_tokens" > 0);

ALTER TABLE "price_versions"
    ADD CONSTRAINT "price_versions_window" CHECK ("valid_until" > "valid_from"),
    ADD CONSTRAINT "price_versions_not_negative" CHECK (
        "input" >= 0 AND "cached" >= 0 AND "cache_write" >= 0 AND "output" >= 0 AND "reasoning" >= 0 AND "per_request" >= 0
    );

ALTER TABLE "llm_calls"
    ADD CONSTRAINT "llm_calls_not_negative" CHECK (
        "hold_micro" >= 0 AND "cost_micro" >= 0 AND "fresh_tokens" >= 0 AND "cached_tokens" >= 0
        AND "cache_write_tokens" >= 0 AND "output_tokens" >= 0 AND "reasoning_tokens" >= 0
    );

-- Raises for tables whose rows only grow in number.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'object_not_in_prerequisite_state';
END;
$$;

CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "audit_events"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A price that was published is a promise. The one change is to end it.
CREATE FUNCTION "price_versions_only_close"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'valid_until' IS DISTINCT FROM to_jsonb(OLD) - 'valid_until'
        OR (OLD."valid_until" IS NOT NULL AND NEW."valid_until" IS DISTINCT FROM OLD."valid_until")
    THEN
        RAISE EXCEPTION 'price version % is immutable: only an open valid_until can be set', OLD."id"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "price_versions_only_close" BEFORE UPDATE ON "price_versions"
    FOR EACH ROW EXECUTE FUNCTION "price_versions_only_close"();
CREATE TRIGGER "price_versions_no_delete" BEFORE DELETE ON "price_versions"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "price_versions_no_truncate" BEFORE TRUNCATE ON "price_versions"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What was paid for, or was not, stays as it was counted.
CREATE FUNCTION "llm_calls_ended_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."state" IN ('settled', 'released') THEN
        RAISE EXCEPTION 'llm call % is % and cannot change: % refused', OLD."id", OLD."state", TG_OP
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$;

CREATE TRIGGER "llm_calls_ended_stay" BEFORE UPDATE OR DELETE ON "llm_calls"
    FOR EACH ROW EXECUTE FUNCTION "llm_calls_ended_stay"();
CREATE TRIGGER "llm_calls_no_truncate" BEFORE TRUNCATE ON "llm_calls"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
