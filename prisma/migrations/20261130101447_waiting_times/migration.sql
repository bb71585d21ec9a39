-- AlterTable
ALTER TABLE "usage_hours" ADD COLUMN     "first_token_counts" INTEGER[] DEFAULT ARRAY[0]::INTEGER[];


-- Place by place; what is missing counts nothing.
CREATE FUNCTION "add_counts"("one" INTEGER[], "other" INTEGER[]) RETURNS INTEGER[] LANGUAGE plpgsql
IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  FOR place IN 1 .. cardinality(other) LOOP
    one[place] := coalesce(one[place], 0) + coalesce(other[place], 0);
  END LOOP;
  RETURN one;
END $$;

CREATE AGGREGATE "sum_counts"(INTEGER[]) (SFUNC = "add_counts", STYPE = INTEGER[], INITCOND = '{}', PARALLEL = SAFE,
                                          COMBINEFUNC = "add_counts");

-- What is known of the calls so far. Places are a quarter of an octave wide, from 16 ms to 131,072 ms.
WITH places AS (
  SELECT date_trunc('hour', "created_at", 'UTC') AS "hour", "model", count(*)::int AS "count",
         width_bucket(ln(greatest(extract(epoch FROM "first_token_at" - "created_at") * 1000, 1)::float8),
                      ln(16::float8), ln(131072::float8), 52) + 1 AS "place"
  FROM "llm_calls" WHERE "state" IN ('settled', 'released') AND "first_token_at" IS NOT NULL GROUP BY 1, 2, 4
), counts AS (
  SELECT "hour", "model", sum_counts(array_fill(0, ARRAY["place" - 1]) || "count") AS "counts" FROM places GROUP BY 1, 2
)
UPDATE "usage_hours" h SET "first_token_counts" = c."counts" FROM counts c
WHERE h."hour" = c."hour" AND h."model" = c."model"
  AND h."shard" = (SELECT min(o."shard") FROM "usage_hours" o WHERE o."hour" = h."hour" AND o."model" = h."model");
