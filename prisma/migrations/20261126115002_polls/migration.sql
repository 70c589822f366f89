-- CreateTable
CREATE TABLE "poll" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "body_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "chosen" INTEGER,
    "meeting_id" TEXT,
    "reason" TEXT,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "poll_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateTable
CREATE TABLE "poll_date" (
    "town_id" TEXT NOT NULL,
    "poll_no" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_date_pkey" PRIMARY KEY ("town_id","poll_no","no")
);

-- CreateTable
CREATE TABLE "poll_answer" (
    "town_id" TEXT NOT NULL,
    "poll_no" INTEGER NOT NULL,
    "date_no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "poll_answer_pkey" PRIMARY KEY ("town_id","poll_no","date_no","person_id")
);

-- CreateIndex
CREATE INDEX "poll_town_id_state_idx" ON "poll"("town_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "poll_date_town_id_poll_no_starts_at_key" ON "poll_date"("town_id", "poll_no", "starts_at");

-- CreateIndex
CREATE INDEX "poll_answer_town_id_person_id_idx" ON "poll_answer"("town_id", "person_id");

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_town_id_body_id_fkey" FOREIGN KEY ("town_id", "body_id") REFERENCES "body"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "poll_date" ADD CONSTRAINT "poll_date_town_id_poll_no_fkey" FOREIGN KEY ("town_id", "poll_no") REFERENCES "poll"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_town_id_poll_no_date_no_fkey" FOREIGN KEY ("town_id", "poll_no", "date_no") REFERENCES "poll_date"("town_id", "poll_no", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "poll"
  ADD CONSTRAINT "poll_state_known" CHECK ("state" IN ('open', 'closed', 'cancelled')),
  -- Closed is what has become a meeting, and nothing else.
  ADD CONSTRAINT "poll_closed_by_a_date" CHECK (("state" = 'closed') = ("chosen" IS NOT NULL)),
  ADD CONSTRAINT "poll_meeting_of_a_date" CHECK ("meeting_id" IS NULL OR "chosen" IS NOT NULL),
  ADD CONSTRAINT "poll_cancelled_for_a_reason" CHECK (("state" = 'cancelled') = ("reason" IS NOT NULL)),
  ADD CONSTRAINT "poll_ended" CHECK (("state" = 'open') = ("ended_at" IS NULL));
ALTER TABLE "poll_date" ADD CONSTRAINT "poll_date_numbered" CHECK ("no" BETWEEN 1 AND 12);
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_known" CHECK ("answer" IN ('yes', 'maybe', 'no'));
