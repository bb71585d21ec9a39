-- Movements of a size that usage never has are found without walking through all usage.
CREATE INDEX "ledger_transactions_but_usage" ON "ledger_transactions" ("created_at" DESC, "seq" DESC) WHERE "kind" <> 'usage';
