-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "board_no" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "course" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "came" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];

ALTER TABLE "meeting" ADD CONSTRAINT "meeting_board_no_positive" CHECK ("board_no" > 0);
