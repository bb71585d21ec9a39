-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "is_pinned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_temporary" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "conversation_presets" (
    "organization_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "type" "ConversationType" NOT NULL,
    "system_prompt" TEXT,
    "model" TEXT,
    "knowledge_base_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_presets_pkey" PRIMARY KEY ("organization_id","owner_id","type")
);

-- CreateTable
CREATE TABLE "prompts" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prompts_organization_id_owner_id_updated_at_id_idx" ON "prompts"("organization_id", "owner_id", "updated_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "conversation_presets" ADD CONSTRAINT "conversation_presets_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_presets" ADD CONSTRAINT "conversation_presets_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Below: what the Prisma schema has no word for. Written by hand.

-- Few are pinned, and fewer are temporary: found without reading past the others.
CREATE INDEX "conversations_pinned" ON "conversations" ("organization_id", "owner_id", "last_activity_at" DESC, "id" DESC) WHERE "is_pinned";
CREATE INDEX "conversations_temporary" ON "conversations" ("last_activity_at") WHERE "is_temporary";
