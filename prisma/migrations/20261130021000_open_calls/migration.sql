-- DropIndex
-- Each sign of life of an answer had to bring it up to date.
DROP INDEX "llm_calls_state_lease_expires_at_idx";

-- The calls under way, of which there are few however many there have been: how many one person has is asked before each
-- of their answers, and the sweeper reads them all. Prisma has no word for a partial index.
CREATE INDEX "llm_calls_open" ON "llm_calls" ("user_id", "purpose") WHERE "state" IN ('reserved', 'streaming');
