-- CreateTable
CREATE TABLE "setting_versions" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB,
    "sealed" BYTEA,
    "changed_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "setting_versions_key_version_key" ON "setting_versions"("key", "version");

-- CreateIndex
CREATE INDEX "retrieval_traces_created_at_idx" ON "retrieval_traces"("created_at");

-- What Prisma has no word for: what was set stays in the history.
ALTER TABLE "setting_versions" ADD CONSTRAINT "setting_versions_one_value" CHECK ("value" IS NULL OR "sealed" IS NULL);
CREATE TRIGGER "setting_versions_append_only" BEFORE UPDATE OR DELETE ON "setting_versions"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "setting_versions_no_truncate" BEFORE TRUNCATE ON "setting_versions"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
