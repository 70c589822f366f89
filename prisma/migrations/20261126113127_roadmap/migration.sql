-- CreateTable
CREATE TABLE "milestone" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "when_said" TEXT,
    "year" INTEGER,
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "owner_id" TEXT,
    "after" INTEGER[],
    "done_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "set_on" DATE NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateIndex
CREATE INDEX "milestone_town_id_state_from_date_idx" ON "milestone"("town_id", "state", "from_date");

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_town_id_owner_id_fkey" FOREIGN KEY ("town_id", "owner_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "milestone"
  ADD CONSTRAINT "milestone_no_counts" CHECK ("no" > 0),
  ADD CONSTRAINT "milestone_state_known" CHECK ("state" IN ('open', 'done', 'dropped')),
  ADD CONSTRAINT "milestone_window_order" CHECK ("to_date" >= "from_date"),
  -- Words of a window are read in a year.
  ADD CONSTRAINT "milestone_words_have_year" CHECK (("when_said" IS NULL) = ("year" IS NULL)),
  ADD CONSTRAINT "milestone_done_at_a_time" CHECK (("state" = 'done') = ("done_at" IS NOT NULL)),
  ADD CONSTRAINT "milestone_reason_of_dropped" CHECK ("reason" IS NULL OR "state" = 'dropped'),
  ADD CONSTRAINT "milestone_not_after_itself" CHECK (NOT ("no" = ANY ("after")));
