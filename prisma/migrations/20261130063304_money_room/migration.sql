-- CreateEnum
CREATE TYPE "AdjustmentSource" AS ENUM ('promotional', 'correction');

-- CreateEnum
CREATE TYPE "AdjustmentStatus" AS ENUM ('pending', 'applied', 'rejected');

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "first_approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "first_approved_by_id" UUID,
ADD COLUMN     "rejected_at" TIMESTAMPTZ(3),
ADD COLUMN     "rejected_by_id" UUID;

-- CreateTable
CREATE TABLE "adjustments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "amount_micro" BIGINT NOT NULL,
    "source" "AdjustmentSource" NOT NULL,
    "reason" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "status" "AdjustmentStatus" NOT NULL DEFAULT 'pending',
    "needs_approval" BOOLEAN NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,
    "transaction_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjustments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "adjustments_transaction_id_key" ON "adjustments"("transaction_id");

-- CreateIndex
CREATE INDEX "adjustments_created_at_id_idx" ON "adjustments"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "adjustments_organization_id_requested_by_id_created_at_idx" ON "adjustments"("organization_id", "requested_by_id", "created_at");

-- CreateIndex
CREATE INDEX "fapiao_requests_status_created_at_invoice_id_idx" ON "fapiao_requests"("status", "created_at", "invoice_id");

-- CreateIndex
CREATE INDEX "invoices_number_words" ON "invoices" USING GIN ("number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "invoices_total_micro_id_idx" ON "invoices"("total_micro", "id");

-- CreateIndex
CREATE INDEX "ledger_transactions_invoice_id_idx" ON "ledger_transactions"("invoice_id");

-- CreateIndex
CREATE INDEX "ledger_transactions_created_at_seq_idx" ON "ledger_transactions"("created_at" DESC, "seq" DESC);

-- CreateIndex
CREATE INDEX "payments_created_at_id_idx" ON "payments"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payments_user_id_idx" ON "payments"("user_id");

-- CreateIndex
CREATE INDEX "payments_amount_micro_id_idx" ON "payments"("amount_micro", "id");

-- CreateIndex
CREATE INDEX "payments_reference_words" ON "payments" USING GIN ("reference" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "refunds_created_at_id_idx" ON "refunds"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "usage_days_day_idx" ON "usage_days"("day");

-- AddForeignKey
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what the Prisma schema has no word for. Written by hand.

-- Those that wait for somebody's eyes first, then the newest.
CREATE INDEX "payments_waiting_first" ON "payments" (("status" = 'submitted') DESC, "created_at" DESC, "id" DESC);
CREATE INDEX "payments_waiting" ON "payments" ("submitted_at", "id") WHERE "status" = 'submitted';
CREATE INDEX "adjustments_waiting_first" ON "adjustments" (("status" = 'pending') DESC, "created_at" DESC, "id" DESC);

-- All that is not usage, which is little beside it: by kind, in the order in which operators read.
CREATE INDEX "ledger_transactions_kinds" ON "ledger_transactions" ("kind", "created_at" DESC, "seq" DESC) WHERE "kind" <> 'usage';
-- Each movement has a side that gained: by how much.
CREATE INDEX "ledger_entries_gains" ON "ledger_entries" ("amount_micro", "transaction_id") WHERE "amount_micro" > 0;

-- Four eyes: nobody confirms their own payment, and nobody is two people.
ALTER TABLE "payments"
    ADD CONSTRAINT "payments_four_eyes" CHECK (
        "confirmed_by_id" <> "user_id" AND "first_approved_by_id" <> "user_id" AND "first_approved_by_id" <> "confirmed_by_id"
    ),
    ADD CONSTRAINT "payments_first_approval" CHECK (("first_approved_by_id" IS NULL) = ("first_approved_at" IS NULL)),
    ADD CONSTRAINT "payments_rejection" CHECK (("rejected_by_id" IS NULL) = ("rejected_at" IS NULL));

ALTER TABLE "adjustments"
    ADD CONSTRAINT "adjustments_amount" CHECK ("amount_micro" <> 0 AND "amount_micro" % 10000 = 0),
    ADD CONSTRAINT "adjustments_expiry" CHECK ("expires_at" IS NULL OR ("amount_micro" > 0 AND "source" = 'promotional')),
    ADD CONSTRAINT "adjustments_decided" CHECK (("status" = 'pending') = ("decided_at" IS NULL)),
    ADD CONSTRAINT "adjustments_moved" CHECK (("status" = 'applied') = ("transaction_id" IS NOT NULL)),
    -- Who asked for it may take it back, and never approve it.
    ADD CONSTRAINT "adjustments_four_eyes" CHECK (
        CASE "status"
            WHEN 'applied' THEN ("decided_by_id" IS NOT NULL) = "needs_approval" AND "decided_by_id" IS DISTINCT FROM "requested_by_id"
            WHEN 'rejected' THEN "decided_by_id" IS NOT NULL
            ELSE "decided_by_id" IS NULL AND "needs_approval"
        END
    );

CREATE FUNCTION "adjustments_only_decide"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."status" <> 'pending'
        OR to_jsonb(NEW) - '{status,decided_by_id,decided_at,decision_note,transaction_id}'::text[]
            IS DISTINCT FROM to_jsonb(OLD) - '{status,decided_by_id,decided_at,decision_note,transaction_id}'::text[]
    THEN
        RAISE EXCEPTION 'adjustment % is immutable: one that waits can be decided on, once', OLD."id"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "adjustments_only_decide" BEFORE UPDATE ON "adjustments"
    FOR EACH ROW EXECUTE FUNCTION "adjustments_only_decide"();
CREATE TRIGGER "adjustments_no_delete" BEFORE DELETE ON "adjustments"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "adjustments_no_truncate" BEFORE TRUNCATE ON "adjustments"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- As it was, and what must never be of adjustments.
CREATE OR REPLACE VIEW "billing_invariants" AS
    SELECT 'transaction does not add up to zero' AS "invariant", t."id"::text AS "subject",
           format('%s entries, sum %s', count(e."account_id"), coalesce(sum(e."amount_micro"), 0)) AS "detail"
    FROM "ledger_transactions" t LEFT JOIN "ledger_entries" e ON e."transaction_id" = t."id"
    GROUP BY t."id" HAVING count(e."account_id") < 2 OR sum(e."amount_micro") <> 0
  UNION ALL
    SELECT 'wallet is not the sum of its entries', a."id"::text, format('balance %s, entries %s', a."balance_micro", coalesce(e."sum", 0))
    FROM "billing_accounts" a
      LEFT JOIN (SELECT "account_id", sum("amount_micro") AS "sum" FROM "ledger_entries" GROUP BY 1) e ON e."account_id" = a."id"
    WHERE a."kind" = 'wallet' AND a."balance_micro" <> coalesce(e."sum", 0)
  UNION ALL
    SELECT 'wallet is not what its lots have left', a."id"::text,
           format('balance %s, lots %s, undrawn %s', a."balance_micro", coalesce(l."sum", 0), a."undrawn_micro")
    FROM "billing_accounts" a
      LEFT JOIN (SELECT "organization_id", sum("remaining_micro") AS "sum" FROM "credit_lots" GROUP BY 1) l USING ("organization_id")
    WHERE a."kind" = 'wallet' AND a."balance_micro" <> coalesce(l."sum", 0) - a."undrawn_micro"
  UNION ALL
    SELECT 'held is not the sum of open holds', a."id"::text, format('held %s, holds %s', a."held_micro", coalesce(c."sum", 0))
    FROM "billing_accounts" a
      LEFT JOIN (SELECT "organization_id", sum("hold_micro") AS "sum" FROM "llm_calls"
                 WHERE "state" IN ('reserved', 'streaming') GROUP BY 1) c USING ("organization_id")
    WHERE a."kind" = 'wallet' AND a."held_micro" <> coalesce(c."sum", 0)
  UNION ALL
    SELECT 'organization without a wallet', o."id"::text, ''
    FROM "organizations" o LEFT JOIN "billing_accounts" a ON a."organization_id" = o."id" WHERE a."id" IS NULL
  UNION ALL
    SELECT 'settled call without exactly one usage transaction', c."id"::text, format('%s transactions', count(t."id"))
    FROM "llm_calls" c LEFT JOIN "ledger_transactions" t ON t."call_id" = c."id" AND t."kind" = 'usage'
    WHERE c."state" = 'settled' GROUP BY c."id" HAVING count(t."id") <> 1
  UNION ALL
    SELECT 'usage transaction of a call that is not settled', t."id"::text, coalesce(c."state"::text, 'no call')
    FROM "ledger_transactions" t LEFT JOIN "llm_calls" c ON c."id" = t."call_id"
    WHERE t."kind" = 'usage' AND c."state" IS DISTINCT FROM 'settled'
  UNION ALL
    SELECT 'call was not charged its usage at its price', c."id"::text,
           format('charged %s, counted %s', -e."amount_micro", c."cost_micro")
    FROM "llm_calls" c
      JOIN "price_versions" p ON p."id" = c."price_version_id"
      JOIN "ledger_transactions" t ON t."call_id" = c."id" AND t."kind" = 'usage'
      JOIN "billing_accounts" a ON a."organization_id" = c."organization_id"
      LEFT JOIN "ledger_entries" e ON e."transaction_id" = t."id" AND e."account_id" = a."id"
    WHERE c."state" = 'settled' AND (
        -e."amount_micro" IS DISTINCT FROM c."cost_micro"
        OR c."cost_micro" <> CASE
            WHEN c."fresh_tokens" + c."cached_tokens" + c."cache_write_tokens" + c."output_tokens" + c."reasoning_tokens" = 0 THEN 0
            ELSE div(c."fresh_tokens"::numeric * p."input" + c."cached_tokens"::numeric * coalesce(p."cached", p."input")
                     + c."cache_write_tokens"::numeric * coalesce(p."cache_write", p."input")
                     + c."output_tokens"::numeric * p."output" + c."reasoning_tokens"::numeric * coalesce(p."reasoning", p."output")
                     + 500000, 1000000) + p."per_request" END)
  UNION ALL
    SELECT 'correction without exactly one reconcile transaction', k."call_id"::text, format('%s transactions', count(t."id"))
    FROM "call_corrections" k LEFT JOIN "ledger_transactions" t ON t."call_id" = k."call_id" AND t."kind" = 'reconcile'
    GROUP BY k."call_id" HAVING count(t."id") <> 1
  UNION ALL
    SELECT 'usage by day is not the sum of the calls', coalesce(d."organization_id", c."organization_id")::text,
           format('days %s, calls %s', coalesce(d."sum", 0), coalesce(c."sum", 0))
    FROM (SELECT "organization_id", sum("cost_micro") AS "sum" FROM "usage_days" GROUP BY 1) d
      FULL JOIN (SELECT l."organization_id", sum(coalesce(k."cost_micro", l."cost_micro")) AS "sum"
                 FROM "llm_calls" l LEFT JOIN "call_corrections" k ON k."call_id" = l."id"
                 WHERE l."state" = 'settled' GROUP BY 1) c USING ("organization_id")
    WHERE coalesce(d."sum", 0) <> coalesce(c."sum", 0)
  UNION ALL
    SELECT 'budget holds what no open call holds', p."budget_id"::text, format('held %s, holds %s', p."held_micro", coalesce(h."sum", 0))
    FROM "budget_periods" p
      LEFT JOIN (SELECT h."budget_id", h."period_start", sum(h."held_micro") AS "sum"
                 FROM "budget_holds" h JOIN "llm_calls" c ON c."id" = h."call_id" AND c."state" IN ('reserved', 'streaming')
                 GROUP BY 1, 2) h USING ("budget_id", "period_start")
    WHERE p."held_micro" <> coalesce(h."sum", 0)
  UNION ALL
    SELECT 'payment without exactly one credit', p."id"::text,
           format('%s: %s transactions, %s of %s', p."status", count(t."id"), coalesce(sum(e."amount_micro"), 0), p."amount_micro")
    FROM "payments" p
      LEFT JOIN "ledger_transactions" t ON t."payment_id" = p."id" AND t."kind" IN ('top_up', 'subscription')
      LEFT JOIN "ledger_entries" e ON e."transaction_id" = t."id" AND e."account_id" = '00000000-0000-7000-8000-000000000002'
    WHERE p."status" IN ('succeeded', 'partially_refunded', 'refunded', 'disputed')
    GROUP BY p."id" HAVING count(t."id") <> 1 OR coalesce(sum(e."amount_micro"), 0) <> -p."amount_micro"
  UNION ALL
    SELECT 'credit without a payment that succeeded', t."id"::text, coalesce(p."status"::text, 'no payment')
    FROM "ledger_transactions" t LEFT JOIN "payments" p ON p."id" = t."payment_id"
    WHERE t."kind" = 'top_up' AND (p."status" IS NULL OR p."status" IN ('pending', 'submitted', 'failed', 'canceled', 'expired'))
  UNION ALL
    SELECT 'refunds are not what was paid back', p."id"::text, format('refunded %s, entries %s', p."refunded_micro", coalesce(r."sum", 0))
    FROM "payments" p
      LEFT JOIN (SELECT t."payment_id", sum(e."amount_micro") AS "sum" FROM "ledger_transactions" t
                   JOIN "ledger_entries" e ON e."transaction_id" = t."id" AND e."account_id" = '00000000-0000-7000-8000-000000000002'
                 WHERE t."kind" = 'refund' GROUP BY 1) r ON r."payment_id" = p."id"
    WHERE p."refunded_micro" <> coalesce(r."sum", 0)
  UNION ALL
    SELECT 'adjustment did not move what it says', a."id"::text,
           format('%s: says %s, moved %s', a."status", a."amount_micro", coalesce(e."amount_micro", 0))
    FROM "adjustments" a
      JOIN "billing_accounts" w ON w."organization_id" = a."organization_id"
      LEFT JOIN "ledger_entries" e ON e."transaction_id" = a."transaction_id" AND e."account_id" = w."id"
    WHERE CASE "status" WHEN 'applied' THEN e."amount_micro" IS DISTINCT FROM a."amount_micro" ELSE a."transaction_id" IS NOT NULL END
  UNION ALL
    SELECT 'adjustment without who decided', t."id"::text, coalesce(a."status"::text, 'no adjustment')
    FROM "ledger_transactions" t LEFT JOIN "adjustments" a ON a."transaction_id" = t."id"
    WHERE t."kind" = 'adjustment' AND a."status" IS DISTINCT FROM 'applied';
