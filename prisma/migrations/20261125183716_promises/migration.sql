-- An account is found by its own key alone: the planner, without statistics, took the key of persons for it.
DROP INDEX "account_town_id_person_id_idx";
DROP INDEX "account_town_id_platform_person_id_key";
CREATE UNIQUE INDEX "account_town_id_person_id_platform_key" ON "account"("town_id", "person_id", "platform");

-- An answer that did not arrive is tried again, and given up in the end.
ALTER TABLE "inbox"
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "try_at" TIMESTAMPTZ(3),
  ADD COLUMN "given_up" BOOLEAN NOT NULL DEFAULT false;
UPDATE "inbox" SET "reply" = NULL WHERE "reply" = 'null'::jsonb;

-- Stored events are taken in the order they came, each person's one after the other.
ALTER TABLE "stored_event"
  ADD COLUMN "id" BIGSERIAL NOT NULL,
  ADD COLUMN "who" TEXT,
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "due_at" TIMESTAMPTZ(3);
UPDATE "stored_event" SET "due_at" = "stored_at",
  "who" = concat_ws('/', "utterance"->>'town', "platform", "utterance"->>'userId');
ALTER TABLE "stored_event" ALTER COLUMN "who" SET NOT NULL, ALTER COLUMN "due_at" SET NOT NULL;
DROP INDEX "stored_event_stored_at_idx";
CREATE INDEX "stored_event_id_idx" ON "stored_event"("id");
CREATE INDEX "stored_event_who_id_idx" ON "stored_event"("who", "id");

-- What somebody said last about one thing stands, in whatever order words arrive.
CREATE TABLE "spoken" (
  "town_id" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "spoken_pkey" PRIMARY KEY ("town_id", "person_id", "subject")
);
CREATE INDEX "spoken_at_idx" ON "spoken"("at");

-- Written to learn whether the database takes anything: one that is full still answers what it is asked.
CREATE TABLE "pulse" (
  "id" INTEGER NOT NULL DEFAULT 1 CHECK ("id" = 1),
  "at" TIMESTAMPTZ(3) NOT NULL,
  "told_until" TIMESTAMPTZ(3),
  CONSTRAINT "pulse_pkey" PRIMARY KEY ("id")
);
INSERT INTO "pulse" ("at") VALUES (now());
