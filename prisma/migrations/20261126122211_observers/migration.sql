-- CreateTable
CREATE TABLE "observer" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "org" TEXT,
    "items" INTEGER[],
    "person_id" TEXT,
    "state" TEXT NOT NULL,
    "code_digest" TEXT,
    "pledged_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "observer_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "observer_attendance" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "observer_id" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "observer_attendance_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateIndex
CREATE INDEX "observer_town_id_meeting_id_idx" ON "observer"("town_id", "meeting_id");

-- CreateIndex
CREATE INDEX "observer_town_id_person_id_idx" ON "observer"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "observer_attendance_town_id_observer_id_idx" ON "observer_attendance"("town_id", "observer_id");

-- AddForeignKey
ALTER TABLE "observer" ADD CONSTRAINT "observer_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observer_attendance" ADD CONSTRAINT "observer_attendance_town_id_observer_id_fkey" FOREIGN KEY ("town_id", "observer_id") REFERENCES "observer"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say. One invitation to a meeting for a name, and for a person.
ALTER TABLE "observer"
  ADD CONSTRAINT "observer_state_known" CHECK ("state" IN ('invited', 'accepted', 'declined', 'withdrawn'));
CREATE UNIQUE INDEX "observer_one_by_name" ON "observer" ("town_id", "meeting_id", "name_key")
  WHERE "state" IN ('invited', 'accepted');
CREATE UNIQUE INDEX "observer_one_by_person" ON "observer" ("town_id", "meeting_id", "person_id")
  WHERE "person_id" IS NOT NULL AND "state" IN ('invited', 'accepted');
CREATE UNIQUE INDEX "observer_code" ON "observer" ("town_id", "code_digest")
  WHERE "code_digest" IS NOT NULL AND "state" = 'invited';

ALTER TABLE "observer_attendance"
  ADD CONSTRAINT "observer_attendance_time_order" CHECK ("to_at" IS NULL OR "to_at" >= "from_at");
CREATE UNIQUE INDEX "observer_attendance_one" ON "observer_attendance" ("town_id", "observer_id") WHERE "to_at" IS NULL;
