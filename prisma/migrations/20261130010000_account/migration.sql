-- AlterTable
ALTER TABLE "budget_alerts" ADD COLUMN     "retry_at" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "budgets" ADD COLUMN     "set_by_id" UUID;

-- Below: what the Prisma schema has no word for. Written by hand.

-- Most of a ledger is usage. What is not is found without reading past it, and costs a settlement nothing.
CREATE INDEX "ledger_transactions_not_usage" ON "ledger_transactions" ("organization_id", "kind", "seq" DESC) WHERE "kind" <> 'usage';
