-- CreateTable
CREATE TABLE "minutes" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "sent_to" TEXT,
    "final_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("town_id","meeting_id","version")
);

-- CreateTable
CREATE TABLE "action_item" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" TEXT,
    "due" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateIndex
CREATE INDEX "action_item_town_id_meeting_id_idx" ON "action_item"("town_id", "meeting_id");

-- CreateIndex
CREATE INDEX "action_item_town_id_state_due_idx" ON "action_item"("town_id", "state", "due");

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "minutes"
  ADD CONSTRAINT "minutes_state_known" CHECK ("state" IN ('draft', 'sent', 'final')),
  ADD CONSTRAINT "minutes_final_by_somebody" CHECK ("state" <> 'final' OR ("final_at" IS NOT NULL AND "confirmed_by" IS NOT NULL)),
  ADD CONSTRAINT "minutes_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
-- One version is worked on at a time.
CREATE UNIQUE INDEX "minutes_one_open" ON "minutes" ("town_id", "meeting_id") WHERE "state" <> 'final';

CREATE FUNCTION "minutes_final_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" = 'final' THEN
    RAISE EXCEPTION 'final minutes never change';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "minutes_final_stays" BEFORE UPDATE OR DELETE ON "minutes"
  FOR EACH ROW EXECUTE FUNCTION "minutes_final_stays"();

ALTER TABLE "action_item"
  ADD CONSTRAINT "action_item_state_known" CHECK ("state" IN ('open', 'done'));
