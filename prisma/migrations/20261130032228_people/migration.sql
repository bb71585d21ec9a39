-- AlterEnum
ALTER TYPE "SessionEnd" ADD VALUE 'ended_by_operator';

-- What Prisma has no word for: operators look for people by a part of what they are called.
CREATE INDEX "users_name_words" ON "users" USING gin ("name" gin_trgm_ops);
CREATE INDEX "users_email_words" ON "users" USING gin ("email" gin_trgm_ops);
CREATE INDEX "users_company_words" ON "users" USING gin ("company" gin_trgm_ops);

-- And in the order in which they came, or were last here. Not in that of their cost: it changes with every answer.
CREATE INDEX "users_created" ON "users" ("created_at", "id");
CREATE INDEX "users_last_login" ON "users" ("last_login_at" DESC NULLS LAST, "id" DESC);
CREATE INDEX "users_name_order" ON "users" ("name", "id");
