-- They are few: found by themselves, and not by looking at everybody in the order of a list.
CREATE INDEX "users_disabled" ON "users" ("last_login_at" DESC NULLS LAST, "id" DESC) WHERE NOT "is_active" AND "closed_at" IS NULL;
