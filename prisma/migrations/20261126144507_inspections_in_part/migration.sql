-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "at" TIMESTAMPTZ(3) NOT NULL;

-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "agreed_yen" INTEGER;
