-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "draft_content" TEXT,
ADD COLUMN     "draft_reasoning" TEXT;

-- A draft is written anew with every checkpoint: room on its page keeps such a change out of the indexes, and
-- compressing what lives for a second is not worth the time.
ALTER TABLE "messages" SET (fillfactor = 80);
ALTER TABLE "messages" ALTER COLUMN "draft_content" SET STORAGE EXTERNAL;
ALTER TABLE "messages" ALTER COLUMN "draft_reasoning" SET STORAGE EXTERNAL;
