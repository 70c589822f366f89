-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "calendar_feed" (
    "town_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL DEFAULT 1,
    "digest" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("town_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_digest_key" ON "calendar_feed"("digest");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_sequence_counts" CHECK ("sequence" > 0);
ALTER TABLE "calendar_feed"
  ADD CONSTRAINT "calendar_feed_counts" CHECK ("n" > 0),
  -- A digest, never what stands in the link.
  ADD CONSTRAINT "calendar_feed_digested" CHECK ("digest" ~ '^[0-9a-f]{64}$');
-- Meetings that were there before changed last when they were convened, as far as anybody knows.
UPDATE "meeting" SET "changed_at" = "convened_at", "sequence" = "revision" WHERE "convened_at" IS NOT NULL;
