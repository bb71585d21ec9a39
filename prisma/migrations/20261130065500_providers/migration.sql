-- CreateEnum
CREATE TYPE "ProviderKind" AS ENUM ('openai', 'zhipu', 'deepseek', 'qwen', 'moonshot', 'ollama', 'other');

-- AlterTable
ALTER TABLE "models" ADD COLUMN     "fallback_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "is_default" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "tiers" "SubscriptionTier"[] DEFAULT ARRAY['free', 'pro', 'enterprise']::"SubscriptionTier"[],
ADD COLUMN     "upstream_name" TEXT;

-- Which tier may ask which model is said by the model from now on. What the plans in force said is carried over.
UPDATE "models" m SET "tiers" = ARRAY(
    SELECT t FROM unnest(enum_range(NULL::"SubscriptionTier")) AS t
    WHERE NOT EXISTS (
        SELECT FROM "plan_versions" v
        WHERE v."tier" = t AND v."valid_from" <= now() AND (v."valid_until" IS NULL OR v."valid_until" > now())
          AND cardinality(v."models") > 0 AND NOT m."name" = ANY(v."models")));

-- AlterTable
ALTER TABLE "plan_versions" DROP COLUMN "models";

-- CreateTable
CREATE TABLE "providers" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ProviderKind" NOT NULL,
    "base_url" TEXT NOT NULL,
    "sealed_key" BYTEA,
    "key_hint" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "providers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "providers_name_key" ON "providers"("name");

-- CreateIndex
CREATE INDEX "llm_calls_created_at_idx" ON "llm_calls" USING BRIN ("created_at");

-- Below: what the Prisma schema has no word for. Written by hand.

CREATE UNIQUE INDEX "models_one_default" ON "models" ("is_default") WHERE "is_default";

-- A price that was published is a promise from the instant on at which it begins. Until then it can be withdrawn, and
-- what it would have ended can go on.
CREATE OR REPLACE FUNCTION "price_versions_only_close"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'valid_until' IS DISTINCT FROM to_jsonb(OLD) - 'valid_until'
        OR (OLD."valid_until" <= now() AND NEW."valid_until" IS DISTINCT FROM OLD."valid_until")
    THEN
        RAISE EXCEPTION 'price version % is immutable: only a valid_until that is to come can be set', OLD."id"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END;
$$;

CREATE FUNCTION "price_versions_withdraw"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."valid_from" <= now() THEN
        RAISE EXCEPTION 'price version % has begun and stays', OLD."id"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN OLD;
END;
$$;

DROP TRIGGER "price_versions_no_delete" ON "price_versions";
CREATE TRIGGER "price_versions_withdraw" BEFORE DELETE ON "price_versions"
    FOR EACH ROW EXECUTE FUNCTION "price_versions_withdraw"();
