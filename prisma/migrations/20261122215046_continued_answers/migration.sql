-- AlterTable
ALTER TABLE "llm_calls" ADD COLUMN     "content_start" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reasoning_start" INTEGER NOT NULL DEFAULT 0;
