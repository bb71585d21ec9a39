-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "audit_chains" (
    "id" UUID NOT NULL,
    "length" BIGINT NOT NULL,
    "head" BYTEA NOT NULL,

    CONSTRAINT "audit_chains_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_events_created_at_id_idx" ON "audit_events"("created_at" DESC, "id" DESC);

-- What follows Prisma has no word for.

-- The chain that an event belongs to: its organization's, or the installation's.
CREATE FUNCTION "audit_chain_of"("organization_id" UUID) RETURNS UUID LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce("organization_id", '00000000-0000-0000-0000-000000000000'::uuid)
$$;

-- A link: the hash before it, and everything that the event says.
CREATE FUNCTION "audit_digest"("before" BYTEA, "event" "audit_events") RETURNS BYTEA LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256("before" || convert_to(jsonb_build_array(
        "event"."id", "event"."seq", "event"."organization_id", "event"."user_id", "event"."action", "event"."outcome",
        "event"."address", "event"."detail", (extract(epoch FROM "event"."created_at") * 1000)::bigint
    )::text, 'UTF8'))
$$;

-- The row of the chain is locked until the deed is committed, so that links stand in the order in which they are seen.
CREATE FUNCTION "audit_forge"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "before" BYTEA;
BEGIN
    INSERT INTO "audit_chains" AS c ("id", "length", "head")
    VALUES ("audit_chain_of"(NEW."organization_id"), 1, '\x')
    ON CONFLICT ("id") DO UPDATE SET "length" = c."length" + 1
    RETURNING c."length", c."head" INTO NEW."seq", "before";

    NEW."hash" := "audit_digest"("before", NEW);
    UPDATE "audit_chains" SET "head" = NEW."hash" WHERE "id" = "audit_chain_of"(NEW."organization_id");

    RETURN NEW;
END;
$$;

-- Events from before there were chains become links in the order of their writing.
ALTER TABLE "audit_events" DISABLE TRIGGER "audit_events_append_only";
DO $$
DECLARE
    "event" "audit_events";
    "place" BIGINT;
    "before" BYTEA;
BEGIN
    FOR "event" IN SELECT * FROM "audit_events" ORDER BY "created_at", "id" LOOP
        INSERT INTO "audit_chains" AS c ("id", "length", "head")
        VALUES ("audit_chain_of"("event"."organization_id"), 1, '\x')
        ON CONFLICT ("id") DO UPDATE SET "length" = c."length" + 1
        RETURNING c."length", c."head" INTO "place", "before";

        "event"."seq" := "place";
        "event"."hash" := "audit_digest"("before", "event");
        UPDATE "audit_events" SET "seq" = "place", "hash" = "event"."hash" WHERE "id" = "event"."id";
        UPDATE "audit_chains" SET "head" = "event"."hash" WHERE "id" = "audit_chain_of"("event"."organization_id");
    END LOOP;
END;
$$;
ALTER TABLE "audit_events" ENABLE TRIGGER "audit_events_append_only";

CREATE UNIQUE INDEX "audit_events_place" ON "audit_events" ("audit_chain_of"("organization_id"), "seq");

CREATE TRIGGER "audit_events_forge" BEFORE INSERT ON "audit_events"
    FOR EACH ROW EXECUTE FUNCTION "audit_forge"();

-- Within the trigger above, this one is asked at depth 1.
CREATE TRIGGER "audit_chains_forged_only" BEFORE INSERT OR UPDATE OR DELETE ON "audit_chains"
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_chains_no_truncate" BEFORE TRUNCATE ON "audit_chains"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Every place where a chain does not hold; none, as it should be. An event that was changed is named, and so is the one
-- before which others are missing. The end of a chain is compared with what the chain says of itself.
CREATE VIEW "audit_breaks" AS
WITH "link" AS (
    SELECT "audit_chain_of"(e."organization_id") AS "chain", e."seq", e."id", e."hash",
           lag(e."hash") OVER "w" AS "hash_before", coalesce(lag(e."seq") OVER "w", 0) AS "seq_before",
           lead(e."seq") OVER "w" IS NULL AS "is_last",
           e AS "event"
    FROM "audit_events" e
    WINDOW "w" AS (PARTITION BY "audit_chain_of"(e."organization_id") ORDER BY e."seq")
)
SELECT "chain", "seq", "id", 'missing' AS "problem" FROM "link" WHERE "seq" <> "seq_before" + 1
UNION ALL
SELECT "chain", "seq", "id", 'changed' FROM "link"
WHERE "seq" = "seq_before" + 1 AND "hash" <> "audit_digest"(coalesce("hash_before", '\x'), "event")
UNION ALL
SELECT coalesce(c."id", l."chain"), coalesce(c."length", l."seq"), NULL, 'cut'
FROM "audit_chains" c FULL JOIN (SELECT * FROM "link" WHERE "is_last") l ON l."chain" = c."id"
WHERE c."length" IS DISTINCT FROM l."seq" OR c."head" IS DISTINCT FROM l."hash";

-- What a search looks in.
CREATE FUNCTION "audit_words"("action" TEXT, "address" TEXT, "detail" JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT "action" || ' ' || coalesce("address", '') || ' ' || "detail"::text
$$;
CREATE INDEX "audit_events_words" ON "audit_events" USING gin ("audit_words"("action", "address", "detail") gin_trgm_ops);
