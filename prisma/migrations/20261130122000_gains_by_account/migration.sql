-- Whether a size is one of usage is asked of many entries, and answered from the index alone.
DROP INDEX "ledger_entries_gains";
CREATE INDEX "ledger_entries_gains" ON "ledger_entries" ("amount_micro", "transaction_id") INCLUDE ("account_id")
  WHERE "amount_micro" > 0;
