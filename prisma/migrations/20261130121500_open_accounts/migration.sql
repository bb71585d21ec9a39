-- How many people there are, and who came last, is read from it alone. Those who closed their accounts are in no list.
-- Prisma has no word for a partial index.
CREATE INDEX "users_open" ON "users" ("created_at", "id") WHERE "closed_at" IS NULL;
