-- AlterTable
ALTER TABLE "statement" DROP CONSTRAINT "statement_pkey",
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD CONSTRAINT "statement_pkey" PRIMARY KEY ("town_id", "month", "person_id", "version");

ALTER TABLE "statement" ADD CONSTRAINT "statement_version_positive" CHECK ("version" > 0);
