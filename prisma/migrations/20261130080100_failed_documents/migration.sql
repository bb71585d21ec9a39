-- The last ones that failed, of whatever reason; `documents_failed` has them by reason.
CREATE INDEX "documents_failed_lately" ON "documents" ("updated_at" DESC, "id" DESC) WHERE "status" = 'failed';
