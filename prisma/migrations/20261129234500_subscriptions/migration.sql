-- CreateIndex
CREATE INDEX "invoices_issued_at_id_idx" ON "invoices"("issued_at" DESC, "id" DESC);

-- Below: what the Prisma schema has no word for. Written by hand.

-- A period of a subscription is billed once, whoever sweeps; a bill that counts no more may be followed by another.
CREATE UNIQUE INDEX "invoices_one_each_period" ON "invoices" ("subscription_id", ("grants" ->> 'periodStart'), ("grants" ->> 'planVersionId'))
    WHERE "status" = 'issued' AND "payment_status" IN ('open', 'paid') AND "subscription_id" IS NOT NULL;

-- What is billed can be paid.
ALTER TABLE "plan_versions"
    ADD CONSTRAINT "plan_versions_whole_fen" CHECK ("monthly_fee_micro" % 10000 = 0);

-- A bill that was paid stays paid, or went back; one that nobody paid may be given up. Nothing else happens to it.
CREATE FUNCTION "invoices_payment_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."payment_status" <> NEW."payment_status"
        AND (OLD."payment_status", NEW."payment_status") NOT IN (('open', 'paid'), ('open', 'uncollectible'), ('paid', 'refunded'))
        OR NEW."status" = 'void' AND NEW."payment_status" <> 'open'
    THEN
        RAISE EXCEPTION 'invoice % cannot become % %', OLD."number", NEW."status", NEW."payment_status"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "invoices_payment_moves" BEFORE UPDATE ON "invoices"
    FOR EACH ROW EXECUTE FUNCTION "invoices_payment_moves"();
