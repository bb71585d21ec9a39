-- CreateTable
CREATE TABLE "invariant_checks" (
    "id" SMALLINT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "found" JSONB NOT NULL,

    CONSTRAINT "invariant_checks_pkey" PRIMARY KEY ("id")
);
