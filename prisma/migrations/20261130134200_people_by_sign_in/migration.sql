-- Who was here last, from the index alone, as the page asks for it.
CREATE INDEX "users_signed_in" ON "users" ("last_login_at" DESC NULLS LAST, "id" DESC) WHERE "closed_at" IS NULL;
