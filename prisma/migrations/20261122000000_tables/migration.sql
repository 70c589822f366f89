-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "town" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'Asia/Tokyo',
    "line_destination" TEXT,
    "slack_team_id" TEXT,
    "staff_channel" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "town_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kana" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'ja',
    "roles" TEXT[],

    CONSTRAINT "person_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "town_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "reachable" BOOLEAN NOT NULL DEFAULT true,
    "shown" JSONB,
    "asked" JSONB,

    CONSTRAINT "account_pkey" PRIMARY KEY ("town_id","platform","user_id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "town_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("town_id","digest")
);

-- CreateTable
CREATE TABLE "link_attempt" (
    "town_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "link_attempt_pkey" PRIMARY KEY ("town_id","platform","user_id")
);

-- CreateTable
CREATE TABLE "charter_version" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" JSONB NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "rules" JSONB NOT NULL,

    CONSTRAINT "charter_version_pkey" PRIMARY KEY ("town_id","id","version")
);

-- CreateTable
CREATE TABLE "body" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "charter_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "from_date" DATE NOT NULL,
    "to_date" DATE,

    CONSTRAINT "body_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "duty" TEXT,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "seat" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "organisation_id" TEXT,
    "fee_eligible" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "seat_id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "office" (
    "town_id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "from_date" DATE NOT NULL,
    "to_date" DATE,
    "person_id" TEXT NOT NULL,

    CONSTRAINT "office_pkey" PRIMARY KEY ("town_id","body_id","office","from_date")
);

-- CreateTable
CREATE TABLE "meeting" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "body_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "answers_close_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "convened_at" TIMESTAMPTZ(3),
    "outlook_told" TEXT,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "item" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "notified" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "item_pkey" PRIMARY KEY ("town_id","meeting_id","no")
);

-- CreateTable
CREATE TABLE "answer" (
    "town_id" TEXT NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "mode" TEXT,
    "note" TEXT,
    "late_minutes" INTEGER,
    "leave_early" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previous" JSONB,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("town_id","meeting_id","seat_id","person_id")
);

-- CreateTable
CREATE TABLE "proxy" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "seat_id" TEXT NOT NULL,
    "principal_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "title" TEXT,
    "org" TEXT,
    "person_id" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "revision" INTEGER NOT NULL,
    "code_digest" TEXT,
    "code_expires" TIMESTAMPTZ(3),
    "pledged_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proxy_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "presence" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "meeting_id" TEXT NOT NULL,
    "seat_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "proxy_id" INTEGER,
    "mode" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "skill" (
    "town_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "course" TEXT,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "worker" (
    "town_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "skills" TEXT[],
    "claim_limit" INTEGER NOT NULL DEFAULT 3,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("town_id","person_id")
);

-- CreateTable
CREATE TABLE "job" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT,
    "slots" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "pay_yen" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "skills" TEXT[],
    "place" TEXT,
    "state" TEXT NOT NULL,

    CONSTRAINT "job_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateTable
CREATE TABLE "claim" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "job_no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "percent" INTEGER,
    "delayed" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "url" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "waiting" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "job_no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "offer_until" TIMESTAMPTZ(3),

    CONSTRAINT "waiting_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "town_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "n" INTEGER,
    "hash" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "town_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("town_id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "platform" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "town_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "card" JSONB NOT NULL,
    "replied_at" TIMESTAMPTZ(3),
    "reply" JSONB,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("platform","event_id")
);

-- CreateTable
CREATE TABLE "stored_event" (
    "platform" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "utterance" JSONB NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_event_pkey" PRIMARY KEY ("platform","event_id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "town_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("town_id","kind","subject","person_id")
);

-- CreateTable
CREATE TABLE "held" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "telling" JSONB NOT NULL,

    CONSTRAINT "held_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "town_line_destination_key" ON "town"("line_destination");

-- CreateIndex
CREATE UNIQUE INDEX "town_slack_team_id_key" ON "town"("slack_team_id");

-- CreateIndex
CREATE INDEX "person_town_id_name_key_idx" ON "person"("town_id", "name_key");

-- CreateIndex
CREATE INDEX "account_town_id_person_id_idx" ON "account"("town_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_town_id_platform_person_id_key" ON "account"("town_id", "platform", "person_id");

-- CreateIndex
CREATE INDEX "link_code_town_id_person_id_idx" ON "link_code"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "body_town_id_parent_id_idx" ON "body"("town_id", "parent_id");

-- CreateIndex
CREATE INDEX "seat_town_id_body_id_idx" ON "seat"("town_id", "body_id");

-- CreateIndex
CREATE INDEX "appointment_town_id_person_id_idx" ON "appointment"("town_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_town_id_seat_id_from_date_key" ON "appointment"("town_id", "seat_id", "from_date");

-- CreateIndex
CREATE INDEX "office_town_id_person_id_idx" ON "office"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "meeting_town_id_state_starts_at_idx" ON "meeting"("town_id", "state", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_town_id_body_id_no_key" ON "meeting"("town_id", "body_id", "no");

-- CreateIndex
CREATE INDEX "answer_town_id_seat_id_idx" ON "answer"("town_id", "seat_id");

-- CreateIndex
CREATE INDEX "proxy_town_id_meeting_id_seat_id_idx" ON "proxy"("town_id", "meeting_id", "seat_id");

-- CreateIndex
CREATE INDEX "proxy_town_id_seat_id_idx" ON "proxy"("town_id", "seat_id");

-- CreateIndex
CREATE INDEX "proxy_town_id_person_id_idx" ON "proxy"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "presence_town_id_meeting_id_idx" ON "presence"("town_id", "meeting_id");

-- CreateIndex
CREATE INDEX "presence_town_id_seat_id_idx" ON "presence"("town_id", "seat_id");

-- CreateIndex
CREATE INDEX "job_town_id_state_due_at_idx" ON "job"("town_id", "state", "due_at");

-- CreateIndex
CREATE INDEX "claim_town_id_job_no_idx" ON "claim"("town_id", "job_no");

-- CreateIndex
CREATE INDEX "claim_town_id_person_id_idx" ON "claim"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "waiting_town_id_job_no_state_id_idx" ON "waiting"("town_id", "job_no", "state", "id");

-- CreateIndex
CREATE INDEX "waiting_town_id_person_id_idx" ON "waiting"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "waiting_town_id_state_offer_until_idx" ON "waiting"("town_id", "state", "offer_until");

-- CreateIndex
CREATE INDEX "audit_entry_town_id_subject_idx" ON "audit_entry"("town_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_town_id_n_key" ON "audit_entry"("town_id", "n");

-- CreateIndex
CREATE INDEX "inbox_at_idx" ON "inbox"("at");

-- CreateIndex
CREATE INDEX "stored_event_stored_at_idx" ON "stored_event"("stored_at");

-- CreateIndex
CREATE INDEX "held_not_before_idx" ON "held"("not_before");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charter_version" ADD CONSTRAINT "charter_version_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body" ADD CONSTRAINT "body_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body" ADD CONSTRAINT "body_town_id_parent_id_fkey" FOREIGN KEY ("town_id", "parent_id") REFERENCES "body"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_town_id_body_id_fkey" FOREIGN KEY ("town_id", "body_id") REFERENCES "body"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_town_id_organisation_id_fkey" FOREIGN KEY ("town_id", "organisation_id") REFERENCES "organisation"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_town_id_seat_id_fkey" FOREIGN KEY ("town_id", "seat_id") REFERENCES "seat"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_town_id_body_id_fkey" FOREIGN KEY ("town_id", "body_id") REFERENCES "body"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_town_id_body_id_fkey" FOREIGN KEY ("town_id", "body_id") REFERENCES "body"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_town_id_seat_id_fkey" FOREIGN KEY ("town_id", "seat_id") REFERENCES "seat"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proxy" ADD CONSTRAINT "proxy_town_id_seat_id_fkey" FOREIGN KEY ("town_id", "seat_id") REFERENCES "seat"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_town_id_meeting_id_fkey" FOREIGN KEY ("town_id", "meeting_id") REFERENCES "meeting"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_town_id_seat_id_fkey" FOREIGN KEY ("town_id", "seat_id") REFERENCES "seat"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill" ADD CONSTRAINT "skill_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worker" ADD CONSTRAINT "worker_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_town_id_job_no_fkey" FOREIGN KEY ("town_id", "job_no") REFERENCES "job"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_town_id_job_no_fkey" FOREIGN KEY ("town_id", "job_no") REFERENCES "job"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting" ADD CONSTRAINT "waiting_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;
