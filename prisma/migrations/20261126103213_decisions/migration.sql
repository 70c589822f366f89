-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "presiding" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "presiding_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "recusal" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "item_no" INTEGER NOT NULL,
    "seat_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recusal_pkey" PRIMARY KEY ("town_id","meeting_id","item_no","seat_id")
);

-- CreateTable
CREATE TABLE "motion" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "item_no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "ballot" TEXT NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "rules" JSONB,
    "result" TEXT,
    "counts" JSONB,
    "decided_by" TEXT,
    "casting" TEXT,
    "reason" TEXT,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "motion_pkey" PRIMARY KEY ("town_id","meeting_id","no")
);

-- CreateTable
CREATE TABLE "vote" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "motion_no" INTEGER NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "choice" TEXT,
    "sealed" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("town_id","meeting_id","motion_no","seat_id")
);

-- CreateTable
CREATE TABLE "elector" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "motion_no" INTEGER NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "through" TEXT,
    "standing" TEXT NOT NULL,
    "choice" TEXT,

    CONSTRAINT "elector_pkey" PRIMARY KEY ("town_id","meeting_id","motion_no","seat_id")
);

-- CreateIndex
CREATE INDEX "presiding_town_id_meeting_id_idx" ON "presiding"("town_id", "meeting_id");

-- AddForeignKey
ALTER TABLE "presiding" ADD CONSTRAINT "presiding_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "motion" ADD CONSTRAINT "motion_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_town_id_meeting_id_motion_no_fkey" FOREIGN KEY ("town_id", "meeting_id", "motion_no") REFERENCES "motion"("town_id", "meeting_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "elector" ADD CONSTRAINT "elector_town_id_meeting_id_motion_no_fkey" FOREIGN KEY ("town_id", "meeting_id", "motion_no") REFERENCES "motion"("town_id", "meeting_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "presiding"
  ADD CONSTRAINT "presiding_role_known" CHECK ("role" IN ('chair', 'vice', 'temporary')),
  ADD CONSTRAINT "presiding_time_order" CHECK ("to_at" IS NULL OR "to_at" >= "from_at");
-- One person presides at a time.
CREATE UNIQUE INDEX "presiding_one" ON "presiding" ("town_id", "meeting_id") WHERE "to_at" IS NULL;

ALTER TABLE "motion"
  ADD CONSTRAINT "motion_state_known" CHECK ("state" IN ('draft', 'open', 'closed', 'decided', 'void')),
  ADD CONSTRAINT "motion_ballot_known" CHECK ("ballot" IN ('named', 'secret')),
  ADD CONSTRAINT "motion_result_known" CHECK ("result" IN ('passed', 'rejected', 'tied', 'undecided')),
  ADD CONSTRAINT "motion_casting_known" CHECK ("casting" IN ('yes', 'no')),
  -- Only a tie waits for somebody, and only it is broken by somebody.
  ADD CONSTRAINT "motion_tie_waits" CHECK ("state" <> 'closed' OR "result" = 'tied'),
  ADD CONSTRAINT "motion_cast_by_somebody" CHECK (("casting" IS NULL) = ("decided_by" IS NULL));

-- A vote is a choice, in the open or sealed.
ALTER TABLE "vote"
  ADD CONSTRAINT "vote_choice_known" CHECK ("choice" IN ('yes', 'no', 'abstain')),
  ADD CONSTRAINT "vote_one_form" CHECK (("choice" IS NULL) <> ("sealed" IS NULL));

ALTER TABLE "elector"
  ADD CONSTRAINT "elector_standing_known" CHECK ("standing" IN ('voted', 'silent', 'absent', 'recused', 'presiding')),
  ADD CONSTRAINT "elector_choice_known" CHECK ("choice" IN ('yes', 'no', 'abstain')),
  ADD CONSTRAINT "elector_choice_of_voters" CHECK ("choice" IS NULL OR "standing" = 'voted');
