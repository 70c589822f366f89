-- CreateTable
CREATE TABLE "election" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "seed" TEXT,
    "elected_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "election_pkey" PRIMARY KEY ("town_id","meeting_id","office")
);

-- CreateTable
CREATE TABLE "candidate" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("town_id","meeting_id","office","person_id")
);

-- CreateTable
CREATE TABLE "election_round" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "candidates" TEXT[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "counts" JSONB,

    CONSTRAINT "election_round_pkey" PRIMARY KEY ("town_id","meeting_id","office","no")
);

-- CreateTable
CREATE TABLE "ballot" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "round_no" INTEGER NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "ballot_pkey" PRIMARY KEY ("town_id","meeting_id","office","round_no","seat_id")
);

-- CreateTable
CREATE TABLE "election_voter" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "round_no" INTEGER NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "through" TEXT,
    "standing" TEXT NOT NULL,

    CONSTRAINT "election_voter_pkey" PRIMARY KEY ("town_id","meeting_id","office","round_no","seat_id")
);

-- AddForeignKey
ALTER TABLE "election" ADD CONSTRAINT "election_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_town_id_meeting_id_office_fkey" FOREIGN KEY ("town_id", "meeting_id", "office") REFERENCES "election"("town_id", "meeting_id", "office") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "election_round" ADD CONSTRAINT "election_round_town_id_meeting_id_office_fkey" FOREIGN KEY ("town_id", "meeting_id", "office") REFERENCES "election"("town_id", "meeting_id", "office") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_town_id_meeting_id_office_round_no_fkey" FOREIGN KEY ("town_id", "meeting_id", "office", "round_no") REFERENCES "election_round"("town_id", "meeting_id", "office", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "election_voter" ADD CONSTRAINT "election_voter_town_id_meeting_id_office_round_no_fkey" FOREIGN KEY ("town_id", "meeting_id", "office", "round_no") REFERENCES "election_round"("town_id", "meeting_id", "office", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "election"
  ADD CONSTRAINT "election_office_known" CHECK ("office" IN ('chair', 'vice')),
  ADD CONSTRAINT "election_state_known" CHECK ("state" IN ('draft', 'open', 'run-off', 'lot', 'decided')),
  -- Who is elected stands there once it is decided, and not before.
  ADD CONSTRAINT "election_decided_by_somebody" CHECK (("state" = 'decided') = ("elected_id" IS NOT NULL));

ALTER TABLE "election_round"
  ADD CONSTRAINT "election_round_kind_known" CHECK ("kind" IN ('first', 'run-off')),
  ADD CONSTRAINT "election_round_counted" CHECK (("closed_at" IS NULL) = ("counts" IS NULL));
-- One round is open at a time.
CREATE UNIQUE INDEX "election_round_one" ON "election_round" ("town_id", "meeting_id", "office") WHERE "closed_at" IS NULL;

ALTER TABLE "election_voter"
  ADD CONSTRAINT "election_voter_standing_known" CHECK ("standing" IN ('voted', 'silent', 'absent'));
