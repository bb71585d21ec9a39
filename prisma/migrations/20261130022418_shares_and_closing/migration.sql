-- AlterTable
ALTER TABLE "users" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closing_at" TIMESTAMPTZ(3),
ADD COLUMN     "preferences" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "conversation_shares" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "with_sources" BOOLEAN NOT NULL DEFAULT false,
    "message_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_shares_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shared_messages" (
    "organization_id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" "MessageRole" NOT NULL,
    "content" TEXT NOT NULL,
    "sources" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_messages_pkey" PRIMARY KEY ("share_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_shares_organization_id_id_key" ON "conversation_shares"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_shares_organization_id_conversation_id_key" ON "conversation_shares"("organization_id", "conversation_id");

-- AddForeignKey
ALTER TABLE "conversation_shares" ADD CONSTRAINT "conversation_shares_organization_id_conversation_id_fkey" FOREIGN KEY ("organization_id", "conversation_id") REFERENCES "conversations"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_messages" ADD CONSTRAINT "shared_messages_organization_id_share_id_fkey" FOREIGN KEY ("organization_id", "share_id") REFERENCES "conversation_shares"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what the Prisma schema has no word for. Written by hand.

-- What is looked for again and again: accounts whose deletion has begun and has not ended.
CREATE INDEX "users_closing" ON "users" ("closing_at") WHERE "closing_at" IS NOT NULL AND "closed_at" IS NULL;
