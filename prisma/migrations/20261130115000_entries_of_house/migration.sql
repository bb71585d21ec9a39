-- The entries of the house's accounts but for revenue, which has one of each call: of those there are few, and operators
-- look for them. Prisma has no word for a partial index.
CREATE INDEX "ledger_entries_of_house" ON "ledger_entries" ("account_id", "transaction_id")
  WHERE "account_id" IN ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003');
