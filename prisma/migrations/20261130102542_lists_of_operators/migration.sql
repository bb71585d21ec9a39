-- CreateIndex
CREATE INDEX "access_rules_words" ON "access_rules" USING GIN ("range" gin_trgm_ops, "note" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "adjustments_user_id_idx" ON "adjustments"("user_id");

-- CreateIndex
CREATE INDEX "adjustments_reason_words" ON "adjustments" USING GIN ("reason" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "fapiao_requests_created_at_invoice_id_idx" ON "fapiao_requests"("created_at", "invoice_id");

-- CreateIndex
CREATE INDEX "payments_submitted_at_id_idx" ON "payments"("submitted_at", "id");

-- CreateIndex
CREATE INDEX "adjustments_status_idx" ON "adjustments"("status");

-- CreateIndex
CREATE INDEX "payments_invoice_id_idx" ON "payments"("invoice_id");
