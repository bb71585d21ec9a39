-- CreateEnum
CREATE TYPE "BillingAccountKind" AS ENUM ('wallet', 'revenue', 'clearing', 'promo');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('usage', 'reconcile', 'grant', 'plan_credit', 'expiry', 'top_up', 'refund', 'dispute', 'dispute_won', 'subscription', 'adjustment');

-- CreateEnum
CREATE TYPE "CreditSource" AS ENUM ('purchased', 'granted', 'plan');

-- CreateEnum
CREATE TYPE "BudgetScope" AS ENUM ('organization', 'user');

-- CreateEnum
CREATE TYPE "BudgetPeriod" AS ENUM ('day', 'month');

-- CreateEnum
CREATE TYPE "BudgetKind" AS ENUM ('soft', 'hard');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('incomplete', 'active', 'past_due', 'canceled');

-- CreateEnum
CREATE TYPE "PayWith" AS ENUM ('balance', 'offline', 'stripe');

-- CreateEnum
CREATE TYPE "InvoiceStatus" AS ENUM ('issued', 'void');

-- CreateEnum
CREATE TYPE "InvoicePaymentStatus" AS ENUM ('open', 'paid', 'refunded', 'uncollectible');

-- CreateEnum
CREATE TYPE "FapiaoType" AS ENUM ('general', 'special');

-- CreateEnum
CREATE TYPE "FapiaoStatus" AS ENUM ('requested', 'issued', 'rejected');

-- CreateEnum
CREATE TYPE "PaymentProviderName" AS ENUM ('offline', 'stripe');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('transfer', 'card', 'alipay', 'wechat_pay');

-- CreateEnum
CREATE TYPE "PaymentPurpose" AS ENUM ('top_up', 'invoice');

-- CreateEnum
CREATE TYPE "PaymentStatus" AS ENUM ('pending', 'submitted', 'succeeded', 'failed', 'canceled', 'expired', 'partially_refunded', 'refunded', 'disputed');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('open', 'won', 'lost');

-- AlterEnum
ALTER TYPE "UserRole" ADD VALUE 'billing';

-- CreateTable
CREATE TABLE "billing_accounts" (
    "id" UUID NOT NULL,
    "kind" "BillingAccountKind" NOT NULL,
    "organization_id" UUID,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "balance_micro" BIGINT NOT NULL DEFAULT 0,
    "held_micro" BIGINT NOT NULL DEFAULT 0,
    "credit_limit_micro" BIGINT NOT NULL DEFAULT 0,
    "undrawn_micro" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "actor_id" UUID,
    "reason" TEXT,
    "call_id" UUID,
    "payment_id" UUID,
    "invoice_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "transaction_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "amount_micro" BIGINT NOT NULL,
    "balance_after_micro" BIGINT,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("transaction_id","account_id")
);

-- CreateTable
CREATE TABLE "credit_lots" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "source" "CreditSource" NOT NULL,
    "amount_micro" BIGINT NOT NULL,
    "remaining_micro" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "transaction_id" UUID NOT NULL,
    "payment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_lots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budgets" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "scope" "BudgetScope" NOT NULL,
    "user_id" UUID,
    "period" "BudgetPeriod" NOT NULL,
    "kind" "BudgetKind" NOT NULL,
    "limit_micro" BIGINT NOT NULL,
    "warn_at_percent" INTEGER NOT NULL DEFAULT 80,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "budgets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_periods" (
    "budget_id" UUID NOT NULL,
    "period_start" DATE NOT NULL,
    "spent_micro" BIGINT NOT NULL DEFAULT 0,
    "held_micro" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budget_periods_pkey" PRIMARY KEY ("budget_id","period_start")
);

-- CreateTable
CREATE TABLE "budget_holds" (
    "call_id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "period_start" DATE NOT NULL,
    "held_micro" BIGINT NOT NULL,

    CONSTRAINT "budget_holds_pkey" PRIMARY KEY ("call_id","budget_id")
);

-- CreateTable
CREATE TABLE "budget_alerts" (
    "budget_id" UUID NOT NULL,
    "period_start" DATE NOT NULL,
    "percent" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_alerts_pkey" PRIMARY KEY ("budget_id","period_start","percent")
);

-- CreateTable
CREATE TABLE "usage_days" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "purpose" "LlmCallPurpose" NOT NULL,
    "calls" INTEGER NOT NULL,
    "estimated_calls" INTEGER NOT NULL,
    "fresh_tokens" BIGINT NOT NULL,
    "cached_tokens" BIGINT NOT NULL,
    "cache_write_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "reasoning_tokens" BIGINT NOT NULL,
    "cost_micro" BIGINT NOT NULL,

    CONSTRAINT "usage_days_pkey" PRIMARY KEY ("organization_id","day","user_id","model","purpose")
);

-- CreateTable
CREATE TABLE "call_corrections" (
    "call_id" UUID NOT NULL,
    "fresh_tokens" INTEGER NOT NULL,
    "cached_tokens" INTEGER NOT NULL,
    "cache_write_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "reasoning_tokens" INTEGER NOT NULL,
    "cost_micro" BIGINT NOT NULL,
    "actor_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_corrections_pkey" PRIMARY KEY ("call_id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "id" UUID NOT NULL,
    "tier" "SubscriptionTier" NOT NULL,
    "number" INTEGER NOT NULL,
    "monthly_fee_micro" BIGINT NOT NULL,
    "included_credit_micro" BIGINT NOT NULL,
    "models" TEXT[],
    "requests_per_minute" INTEGER NOT NULL,
    "answers_in_flight" INTEGER NOT NULL,
    "knowledge_bases" INTEGER NOT NULL,
    "knowledge_documents" INTEGER NOT NULL,
    "knowledge_bytes" BIGINT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "status" "SubscriptionStatus" NOT NULL,
    "pay_with" "PayWith" NOT NULL,
    "anchor_day" INTEGER NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "cancel_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "next_tier" "SubscriptionTier",
    "grace_until" TIMESTAMPTZ(3),
    "open_invoice_id" UUID,
    "canceled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_counters" (
    "seller" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "invoice_counters_pkey" PRIMARY KEY ("seller","year")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "subscription_id" UUID,
    "seller_key" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "status" "InvoiceStatus" NOT NULL DEFAULT 'issued',
    "payment_status" "InvoicePaymentStatus" NOT NULL DEFAULT 'open',
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "total_micro" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "seller" JSONB NOT NULL,
    "customer" JSONB NOT NULL,
    "grants" JSONB,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fapiao_requests" (
    "invoice_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" "FapiaoType" NOT NULL,
    "status" "FapiaoStatus" NOT NULL DEFAULT 'requested',
    "title" TEXT NOT NULL,
    "tax_number" TEXT,
    "email" TEXT NOT NULL,
    "note" TEXT,
    "requested_by_id" UUID NOT NULL,
    "settled_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fapiao_requests_pkey" PRIMARY KEY ("invoice_id")
);

-- CreateTable
CREATE TABLE "billing_profiles" (
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tax_number" TEXT,
    "address" TEXT,
    "email" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_profiles_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" "PaymentProviderName" NOT NULL,
    "method" "PaymentMethod" NOT NULL,
    "purpose" "PaymentPurpose" NOT NULL,
    "invoice_id" UUID,
    "status" "PaymentStatus" NOT NULL DEFAULT 'pending',
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "amount_micro" BIGINT NOT NULL,
    "refunded_micro" BIGINT NOT NULL DEFAULT 0,
    "provider_reference" TEXT,
    "pay_url" TEXT,
    "reference" TEXT,
    "is_reference_reused" BOOLEAN NOT NULL DEFAULT false,
    "failure_reason" TEXT,
    "confirmed_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_events" (
    "provider" "PaymentProviderName" NOT NULL,
    "event_id" TEXT NOT NULL,
    "payment_id" UUID,
    "type" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_events_pkey" PRIMARY KEY ("provider","event_id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_micro" BIGINT NOT NULL,
    "status" "RefundStatus" NOT NULL DEFAULT 'pending',
    "provider_reference" TEXT,
    "reason" TEXT NOT NULL,
    "failure_reason" TEXT,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disputes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_micro" BIGINT NOT NULL,
    "status" "DisputeStatus" NOT NULL DEFAULT 'open',
    "provider_reference" TEXT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "billing_accounts_organization_id_key" ON "billing_accounts"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_seq_key" ON "ledger_transactions"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_idempotency_key_key" ON "ledger_transactions"("idempotency_key");

-- CreateIndex
CREATE INDEX "ledger_transactions_organization_id_seq_idx" ON "ledger_transactions"("organization_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "ledger_transactions_call_id_idx" ON "ledger_transactions"("call_id");

-- CreateIndex
CREATE INDEX "ledger_transactions_payment_id_idx" ON "ledger_transactions"("payment_id");

-- CreateIndex
CREATE INDEX "credit_lots_organization_id_source_idx" ON "credit_lots"("organization_id", "source");

-- CreateIndex
CREATE INDEX "credit_lots_expires_at_idx" ON "credit_lots"("expires_at");

-- CreateIndex
CREATE INDEX "budgets_organization_id_idx" ON "budgets"("organization_id");

-- CreateIndex
CREATE INDEX "budget_holds_budget_id_period_start_idx" ON "budget_holds"("budget_id", "period_start");

-- CreateIndex
CREATE INDEX "budget_alerts_told_at_idx" ON "budget_alerts"("told_at");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_tier_number_key" ON "plan_versions"("tier", "number");

-- CreateIndex
CREATE UNIQUE INDEX "subscriptions_open_invoice_id_key" ON "subscriptions"("open_invoice_id");

-- CreateIndex
CREATE INDEX "subscriptions_organization_id_idx" ON "subscriptions"("organization_id");

-- CreateIndex
CREATE INDEX "subscriptions_status_period_end_idx" ON "subscriptions"("status", "period_end");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");

-- CreateIndex
CREATE INDEX "invoices_organization_id_issued_at_id_idx" ON "invoices"("organization_id", "issued_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_seller_key_year_sequence_key" ON "invoices"("seller_key", "year", "sequence");

-- CreateIndex
CREATE INDEX "fapiao_requests_organization_id_idx" ON "fapiao_requests"("organization_id");

-- CreateIndex
CREATE INDEX "payments_organization_id_created_at_id_idx" ON "payments"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payments_status_expires_at_idx" ON "payments"("status", "expires_at");

-- CreateIndex
CREATE INDEX "payments_reference_idx" ON "payments"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_provider_reference_key" ON "payments"("provider", "provider_reference");

-- CreateIndex
CREATE INDEX "payment_events_payment_id_idx" ON "payment_events"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_provider_reference_key" ON "refunds"("provider_reference");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "disputes_provider_reference_key" ON "disputes"("provider_reference");

-- CreateIndex
CREATE INDEX "disputes_payment_id_idx" ON "disputes"("payment_id");

-- AddForeignKey
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "llm_calls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "billing_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lots" ADD CONSTRAINT "credit_lots_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lots" ADD CONSTRAINT "credit_lots_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transactions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lots" ADD CONSTRAINT "credit_lots_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_periods" ADD CONSTRAINT "budget_periods_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budgets"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_holds" ADD CONSTRAINT "budget_holds_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "llm_calls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_holds" ADD CONSTRAINT "budget_holds_budget_id_period_start_fkey" FOREIGN KEY ("budget_id", "period_start") REFERENCES "budget_periods"("budget_id", "period_start") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_alerts" ADD CONSTRAINT "budget_alerts_budget_id_period_start_fkey" FOREIGN KEY ("budget_id", "period_start") REFERENCES "budget_periods"("budget_id", "period_start") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_days" ADD CONSTRAINT "usage_days_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_corrections" ADD CONSTRAINT "call_corrections_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "llm_calls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan_version_id_fkey" FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_open_invoice_id_fkey" FOREIGN KEY ("open_invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_requests" ADD CONSTRAINT "fapiao_requests_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fapiao_requests" ADD CONSTRAINT "fapiao_requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_profiles" ADD CONSTRAINT "billing_profiles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_events" ADD CONSTRAINT "payment_events_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Below: what the Prisma schema has no word for. Written by hand.

ALTER TABLE "billing_accounts"
    ADD CONSTRAINT "billing_accounts_wallets" CHECK (("kind" = 'wallet') = ("organization_id" IS NOT NULL)),
    ADD CONSTRAINT "billing_accounts_balances" CHECK (
        "kind" = 'wallet' OR ("balance_micro" = 0 AND "held_micro" = 0 AND "credit_limit_micro" = 0 AND "undrawn_micro" = 0)
    ),
    ADD CONSTRAINT "billing_accounts_not_negative" CHECK (
        "held_micro" >= 0 AND "credit_limit_micro" >= 0 AND "undrawn_micro" >= 0
    );

ALTER TABLE "credit_lots"
    ADD CONSTRAINT "credit_lots_remaining" CHECK ("remaining_micro" BETWEEN 0 AND "amount_micro" AND "amount_micro" > 0);

ALTER TABLE "budgets"
    ADD CONSTRAINT "budgets_scope" CHECK (("scope" = 'user') = ("user_id" IS NOT NULL)),
    ADD CONSTRAINT "budgets_limit" CHECK ("limit_micro" > 0 AND "warn_at_percent" BETWEEN 1 AND 100);
CREATE UNIQUE INDEX "budgets_one_each" ON "budgets" ("organization_id", "scope", coalesce("user_id", '00000000-0000-0000-0000-000000000000'::uuid), "period");

ALTER TABLE "budget_periods"
    ADD CONSTRAINT "budget_periods_held_not_negative" CHECK ("held_micro" >= 0);

ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_no_overlap" EXCLUDE USING gist (
    "tier" WITH =,
    tstzrange("valid_from", "valid_until") WITH &&
);
ALTER TABLE "plan_versions"
    ADD CONSTRAINT "plan_versions_window" CHECK ("valid_until" > "valid_from"),
    ADD CONSTRAINT "plan_versions_not_negative" CHECK (
        "monthly_fee_micro" >= 0 AND "included_credit_micro" >= 0 AND "requests_per_minute" > 0 AND "answers_in_flight" > 0
        AND "knowledge_bases" >= 0 AND "knowledge_documents" >= 0 AND "knowledge_bytes" >= 0
    );

ALTER TABLE "payments"
    ADD CONSTRAINT "payments_amounts" CHECK ("amount_micro" > 0 AND "refunded_micro" BETWEEN 0 AND "amount_micro"),
    ADD CONSTRAINT "payments_whole_fen" CHECK ("amount_micro" % 10000 = 0 AND "refunded_micro" % 10000 = 0),
    ADD CONSTRAINT "payments_invoice" CHECK (("purpose" = 'invoice') = ("invoice_id" IS NOT NULL));
ALTER TABLE "refunds"
    ADD CONSTRAINT "refunds_amount" CHECK ("amount_micro" > 0 AND "amount_micro" % 10000 = 0);
ALTER TABLE "disputes"
    ADD CONSTRAINT "disputes_amount" CHECK ("amount_micro" > 0);
ALTER TABLE "invoices"
    ADD CONSTRAINT "invoices_total" CHECK ("total_micro" >= 0 AND "total_micro" % 10000 = 0 AND "sequence" > 0);
ALTER TABLE "subscriptions"
    ADD CONSTRAINT "subscriptions_period" CHECK ("period_end" > "period_start" AND "anchor_day" BETWEEN 1 AND 31);

-- An organization has one subscription at a time.
CREATE UNIQUE INDEX "subscriptions_one_open" ON "subscriptions" ("organization_id") WHERE "status" <> 'canceled';

-- Where money goes to and comes from, for everybody.
INSERT INTO "billing_accounts" ("id", "kind") VALUES
    ('00000000-0000-7000-8000-000000000001', 'revenue'),
    ('00000000-0000-7000-8000-000000000002', 'clearing'),
    ('00000000-0000-7000-8000-000000000003', 'promo');

-- Who is there has a wallet, empty to begin with, whoever made the organization.
CREATE FUNCTION "open_wallet"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "billing_accounts" ("id", "kind", "organization_id") VALUES (gen_random_uuid(), 'wallet', NEW."id");
    RETURN NEW;
END;
$$;
CREATE TRIGGER "organizations_open_wallet" AFTER INSERT ON "organizations"
    FOR EACH ROW EXECUTE FUNCTION "open_wallet"();

-- Ends the transaction that asks for it, with a code that the program knows: what was refused leaves nothing behind.
CREATE FUNCTION "refuse"("code" text, "detail" text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'CLAW1', MESSAGE = "code", DETAIL = "detail";
END;
$$;

CREATE TRIGGER "ledger_transactions_append_only" BEFORE UPDATE OR DELETE ON "ledger_transactions"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_transactions_no_truncate" BEFORE TRUNCATE ON "ledger_transactions"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_entries_no_truncate" BEFORE TRUNCATE ON "ledger_entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "call_corrections_append_only" BEFORE UPDATE OR DELETE ON "call_corrections"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "call_corrections_no_truncate" BEFORE TRUNCATE ON "call_corrections"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "payment_events_append_only" BEFORE UPDATE OR DELETE ON "payment_events"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "payment_events_no_truncate" BEFORE TRUNCATE ON "payment_events"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "payments_no_delete" BEFORE DELETE ON "payments"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "payments_no_truncate" BEFORE TRUNCATE ON "payments"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The same by right, for roles that triggers of others could be taken from. Rows that others refer to keep the right to
-- be locked, which PostgreSQL counts as a right to update.
REVOKE UPDATE, DELETE, TRUNCATE ON "ledger_entries" FROM PUBLIC, CURRENT_USER;
REVOKE DELETE, TRUNCATE ON "ledger_transactions" FROM PUBLIC, CURRENT_USER;

-- A plan that was published is a promise. The one change is to end it.
CREATE FUNCTION "plan_versions_only_close"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'valid_until' IS DISTINCT FROM to_jsonb(OLD) - 'valid_until'
        OR (OLD."valid_until" IS NOT NULL AND NEW."valid_until" IS DISTINCT FROM OLD."valid_until")
    THEN
        RAISE EXCEPTION 'plan version % is immutable: only an open valid_until can be set', OLD."id"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "plan_versions_only_close" BEFORE UPDATE ON "plan_versions"
    FOR EACH ROW EXECUTE FUNCTION "plan_versions_only_close"();
CREATE TRIGGER "plan_versions_no_delete" BEFORE DELETE ON "plan_versions"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "plan_versions_no_truncate" BEFORE TRUNCATE ON "plan_versions"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A bill that was issued stays as it is; whether it is paid is another matter.
CREATE FUNCTION "invoices_stay_issued"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - '{status,payment_status,paid_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{status,payment_status,paid_at}'::text[]
        OR (OLD."status" = 'void' AND NEW."status" <> 'void')
    THEN
        RAISE EXCEPTION 'invoice % was issued and cannot change', OLD."number"
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "invoices_stay_issued" BEFORE UPDATE ON "invoices"
    FOR EACH ROW EXECUTE FUNCTION "invoices_stay_issued"();
CREATE TRIGGER "invoices_no_delete" BEFORE DELETE ON "invoices"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "invoices_no_truncate" BEFORE TRUNCATE ON "invoices"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Those who were here before accounts were kept. Their calls are posted, and what these cost is given to them, so that
-- every call that was ever settled has its transaction.
INSERT INTO "billing_accounts" ("id", "kind", "organization_id")
    SELECT gen_random_uuid(), 'wallet', "id" FROM "organizations";

CREATE TEMPORARY TABLE "ledger_past" ON COMMIT DROP AS
    SELECT c."id" AS "call_id", c."organization_id", c."cost_micro", c."ended_at", gen_random_uuid() AS "transaction_id",
           sum(c."cost_micro") OVER (PARTITION BY c."organization_id" ORDER BY c."ended_at", c."id") AS "cost_so_far",
           sum(c."cost_micro") OVER (PARTITION BY c."organization_id") AS "cost_of_all"
    FROM "llm_calls" c WHERE c."state" = 'settled';

CREATE TEMPORARY TABLE "ledger_gifts" ON COMMIT DROP AS
    SELECT "organization_id", gen_random_uuid() AS "transaction_id", "cost_of_all" AS "amount"
    FROM "ledger_past" WHERE "cost_of_all" > 0 GROUP BY "organization_id", "cost_of_all";

INSERT INTO "ledger_transactions" ("id", "organization_id", "kind", "idempotency_key", "reason")
    SELECT "transaction_id", "organization_id", 'grant', "organization_id" || ':before-accounts', 'Calls before accounts were kept'
    FROM "ledger_gifts";
INSERT INTO "ledger_entries" ("transaction_id", "account_id", "amount_micro", "balance_after_micro")
    SELECT g."transaction_id", a."id", g."amount", g."amount"
    FROM "ledger_gifts" g JOIN "billing_accounts" a ON a."organization_id" = g."organization_id"
    UNION ALL
    SELECT "transaction_id", '00000000-0000-7000-8000-000000000003', -"amount", NULL FROM "ledger_gifts";
INSERT INTO "credit_lots" ("id", "organization_id", "source", "amount_micro", "remaining_micro", "transaction_id")
    SELECT gen_random_uuid(), "organization_id", 'granted', "amount", 0, "transaction_id" FROM "ledger_gifts";

INSERT INTO "ledger_transactions" ("id", "organization_id", "kind", "idempotency_key", "call_id", "created_at")
    SELECT "transaction_id", "organization_id", 'usage', "call_id" || ':usage', "call_id", "ended_at"
    FROM "ledger_past" ORDER BY "ended_at", "call_id";
INSERT INTO "ledger_entries" ("transaction_id", "account_id", "amount_micro", "balance_after_micro")
    SELECT p."transaction_id", a."id", -p."cost_micro", p."cost_of_all" - p."cost_so_far"
    FROM "ledger_past" p JOIN "billing_accounts" a ON a."organization_id" = p."organization_id"
    UNION ALL
    SELECT "transaction_id", '00000000-0000-7000-8000-000000000001', "cost_micro", NULL FROM "ledger_past";

INSERT INTO "usage_days"
    SELECT c."organization_id", c."user_id", (c."created_at" AT TIME ZONE 'Asia/Shanghai')::date, c."model", c."purpose",
           count(*), count(*) FILTER (WHERE c."usage_source" = 'estimated'), sum(c."fresh_tokens"), sum(c."cached_tokens"),
           sum(c."cache_write_tokens"), sum(c."output_tokens"), sum(c."reasoning_tokens"), sum(c."cost_micro")
    FROM "llm_calls" c WHERE c."state" = 'settled'
    GROUP BY 1, 2, 3, 4, 5;

-- What must never be: each row is one contradiction in the accounts. Read by tests, at the start, hourly, as a metric.
CREATE VIEW "billing_invariants" AS
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
    WHERE p."refunded_micro" <> coalesce(r."sum", 0);
