-- CreateTable
CREATE TABLE "fee_amount" (
    "town_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "yen" INTEGER NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fee_amount_pkey" PRIMARY KEY ("town_id","category","from_date")
);

-- CreateTable
CREATE TABLE "expense" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "yen" INTEGER NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expense_pkey" PRIMARY KEY ("town_id","meeting_id","person_id","note")
);

-- CreateIndex
CREATE INDEX "expense_town_id_person_id_idx" ON "expense"("town_id", "person_id");

-- AddForeignKey
ALTER TABLE "fee_amount" ADD CONSTRAINT "fee_amount_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense" ADD CONSTRAINT "expense_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense" ADD CONSTRAINT "expense_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "fee_amount" ADD CONSTRAINT "fee_amount_not_negative" CHECK ("yen" >= 0);
ALTER TABLE "expense"
  ADD CONSTRAINT "expense_positive" CHECK ("yen" > 0),
  ADD CONSTRAINT "expense_has_note" CHECK ("note" <> '');
