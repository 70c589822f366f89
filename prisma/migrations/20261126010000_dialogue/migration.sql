-- What a proxy was before it ended, and when: 取り消し brings it back, with the code that was good.
ALTER TABLE "proxy"
  ADD COLUMN "former_state" TEXT,
  ADD COLUMN "former_digest" TEXT,
  ADD COLUMN "ended_at" TIMESTAMPTZ(3);

-- Date and place before the last change: 取り消し goes back to them.
ALTER TABLE "meeting" ADD COLUMN "before" JSONB;

-- What a claim was before the work was handed in: taking the delivery back goes back to it.
ALTER TABLE "claim" ADD COLUMN "former_state" TEXT;

-- Where somebody is rung up.
ALTER TABLE "person" ADD COLUMN "phone" TEXT;

-- Somebody who wants to talk to the secretariat, known or not, with their first words; what follows is passed on, and not kept.
CREATE TABLE "enquiry" (
  "town_id" TEXT NOT NULL,
  "id" SERIAL NOT NULL,
  "person_id" TEXT,
  "platform" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "name" TEXT,
  "phone" TEXT,
  "about" JSONB NOT NULL DEFAULT '{}',
  "callback" BOOLEAN NOT NULL DEFAULT false,
  "locale" TEXT NOT NULL DEFAULT 'ja',
  "at" TIMESTAMPTZ(3) NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL,
  "said" INTEGER NOT NULL DEFAULT 1,
  "said_since" TIMESTAMPTZ(3) NOT NULL,
  "replied_at" TIMESTAMPTZ(3),
  "ended_at" TIMESTAMPTZ(3),
  "ended_by" TEXT,
  CONSTRAINT "enquiry_pkey" PRIMARY KEY ("town_id", "id"),
  CONSTRAINT "enquiry_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "enquiry_one_open" ON "enquiry" ("town_id", "platform", "user_id") WHERE "ended_at" IS NULL;
CREATE INDEX "enquiry_town_id_ended_at_idx" ON "enquiry"("town_id", "ended_at");

-- A notice that stands in the staff's channel: it is edited when it is decided, and talked about in its thread.
CREATE TABLE "posted" (
  "town_id" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "ts" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "posted_pkey" PRIMARY KEY ("town_id", "subject")
);
CREATE UNIQUE INDEX "posted_town_id_channel_ts_key" ON "posted"("town_id", "channel", "ts");
CREATE INDEX "posted_at_idx" ON "posted"("at");
