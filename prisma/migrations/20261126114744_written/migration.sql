-- CreateTable
CREATE TABLE "written" (
    "town_id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "counts" JSONB,
    "electorate" JSONB,
    "result" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "written_pkey" PRIMARY KEY ("town_id","body_id","no")
);

-- CreateTable
CREATE TABLE "written_return" (
    "town_id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "opinion" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "written_return_pkey" PRIMARY KEY ("town_id","body_id","no","seat_id")
);

-- CreateIndex
CREATE INDEX "written_town_id_state_until_idx" ON "written"("town_id", "state", "until");

-- AddForeignKey
ALTER TABLE "written" ADD CONSTRAINT "written_town_id_body_id_fkey" FOREIGN KEY ("town_id", "body_id") REFERENCES "body"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "written_return" ADD CONSTRAINT "written_return_town_id_body_id_no_fkey" FOREIGN KEY ("town_id", "body_id", "no") REFERENCES "written"("town_id", "body_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "written"
  ADD CONSTRAINT "written_state_known" CHECK ("state" IN ('open', 'decided', 'void')),
  ADD CONSTRAINT "written_result_known" CHECK ("result" IN ('passed', 'rejected', 'tied', 'undecided')),
  ADD CONSTRAINT "written_decided_with_result" CHECK ("state" <> 'decided' OR ("result" IS NOT NULL AND "counts" IS NOT NULL)),
  ADD CONSTRAINT "written_until_later" CHECK ("until" > "at");

ALTER TABLE "written_return"
  ADD CONSTRAINT "written_return_choice_known" CHECK ("choice" IN ('yes', 'no', 'abstain'));
