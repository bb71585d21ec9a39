-- CreateTable
CREATE TABLE "disclosures" (
    "id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "readings" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "disclosures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "disclosures_created_at_id_idx" ON "disclosures"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "disclosures_user_id_created_at_id_idx" ON "disclosures"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "disclosures_operator_id_idx" ON "disclosures"("operator_id");

-- AddForeignKey
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
