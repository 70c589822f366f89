-- CreateTable
CREATE TABLE "paper" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "item_no" INTEGER,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT,
    "type" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    "secret" BOOLEAN NOT NULL DEFAULT true,
    "told_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "reason" TEXT,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("town_id","meeting_id","no")
);

-- CreateTable
CREATE TABLE "paper_file" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "paper_file_pkey" PRIMARY KEY ("town_id","meeting_id","no")
);

-- CreateTable
CREATE TABLE "paper_opening" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_opening_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "pledge" (
    "town_id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "article" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "pledge_pkey" PRIMARY KEY ("town_id","body_id","person_id","from_date")
);

-- CreateIndex
CREATE INDEX "paper_opening_town_id_meeting_id_no_idx" ON "paper_opening"("town_id", "meeting_id", "no");

-- CreateIndex
CREATE INDEX "paper_opening_town_id_person_id_idx" ON "paper_opening"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "pledge_town_id_person_id_idx" ON "pledge"("town_id", "person_id");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_town_id_meeting_id_no_fkey" FOREIGN KEY ("town_id", "meeting_id", "no") REFERENCES "paper"("town_id", "meeting_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_opening" ADD CONSTRAINT "paper_opening_town_id_meeting_id_no_fkey" FOREIGN KEY ("town_id", "meeting_id", "no") REFERENCES "paper"("town_id", "meeting_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_town_id_body_id_fkey" FOREIGN KEY ("town_id", "body_id") REFERENCES "body"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "paper"
  ADD CONSTRAINT "paper_kind_known" CHECK ("kind" IN ('link', 'file')),
  ADD CONSTRAINT "paper_link_has_address" CHECK (("kind" = 'link') = ("url" IS NOT NULL)),
  ADD CONSTRAINT "paper_link_is_https" CHECK ("url" IS NULL OR "url" LIKE 'https://%'),
  ADD CONSTRAINT "paper_file_is_known" CHECK (("kind" = 'file') = ("sha256" IS NOT NULL AND "type" IS NOT NULL AND "size" IS NOT NULL)),
  ADD CONSTRAINT "paper_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "paper_withdrawn_by_somebody" CHECK (("withdrawn_at" IS NULL) = ("withdrawn_by" IS NULL));
-- Compressed already, as a rule.
ALTER TABLE "paper_file" ALTER COLUMN "content" SET STORAGE EXTERNAL;
ALTER TABLE "paper_opening"
  ADD CONSTRAINT "paper_opening_role_known" CHECK ("role" IN ('staff', 'member', 'proxy', 'observer'));
