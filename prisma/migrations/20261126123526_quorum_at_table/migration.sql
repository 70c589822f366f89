-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "quorum_lost_at" TIMESTAMPTZ(3),
ADD COLUMN     "unpresided_at" TIMESTAMPTZ(3);
