-- AlterTable
ALTER TABLE "item" ADD COLUMN     "order_no" INTEGER;

-- AlterTable
ALTER TABLE "worker" ADD COLUMN     "applied_at" TIMESTAMPTZ(3),
ADD COLUMN     "consent_at" TIMESTAMPTZ(3),
ADD COLUMN     "hours" TEXT,
ADD COLUMN     "invoice_no" TEXT,
ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "oriented_at" TIMESTAMPTZ(3),
ADD COLUMN     "wishes" TEXT;

-- AlterTable
ALTER TABLE "job" ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "director_id" TEXT,
ADD COLUMN     "how" TEXT NOT NULL DEFAULT 'first',
ADD COLUMN     "offered_to" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "order_no" INTEGER,
ADD COLUMN     "pay_kind" TEXT NOT NULL DEFAULT 'fixed',
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "quantity" INTEGER,
ADD COLUMN     "rate_yen" INTEGER,
ADD COLUMN     "unit" TEXT,
ADD COLUMN     "withholding" TEXT;

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "inspect_by" TIMESTAMPTZ(3),
ADD COLUMN     "inspected_at" TIMESTAMPTZ(3),
ADD COLUMN     "inspected_by" TEXT,
ADD COLUMN     "inspection" TEXT,
ADD COLUMN     "inspection_reason" TEXT,
ADD COLUMN     "lease_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "paid_on" DATE,
ADD COLUMN     "pay_legal" DATE,
ADD COLUMN     "pay_on" DATE,
ADD COLUMN     "pay_yen" INTEGER,
ADD COLUMN     "reworks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "taken_over_from" INTEGER,
ADD COLUMN     "withheld_yen" INTEGER;

-- CreateTable
CREATE TABLE "recruit" (
    "town_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "person_id" TEXT,
    "step" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3),
    "name" TEXT,
    "kana" TEXT,
    "hours" TEXT,
    "wishes" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recruit_pkey" PRIMARY KEY ("town_id","platform","user_id")
);

-- CreateTable
CREATE TABLE "supporter" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "worker_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "supporter_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "course" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "skill_id" TEXT,
    "orientation" BOOLEAN NOT NULL DEFAULT false,
    "seats" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "place" TEXT,
    "details" TEXT,
    "state" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateTable
CREATE TABLE "course_date" (
    "town_id" TEXT NOT NULL,
    "course_no" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_date_pkey" PRIMARY KEY ("town_id","course_no","starts_at")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "course_no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "client" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'company',
    "contact" TEXT,
    "note" TEXT,
    "organisation_id" TEXT,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateTable
CREATE TABLE "lead" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "client_no" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "owner_id" TEXT,
    "next_on" DATE,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateTable
CREATE TABLE "lead_step" (
    "town_id" TEXT NOT NULL,
    "lead_no" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "next_on" DATE,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "lead_step_pkey" PRIMARY KEY ("town_id","lead_no","no")
);

-- CreateTable
CREATE TABLE "client_order" (
    "town_id" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "client_no" INTEGER NOT NULL,
    "lead_no" INTEGER,
    "title" TEXT NOT NULL,
    "yen" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "reorder_client" TEXT,
    "reorder_due" DATE,
    "state" TEXT NOT NULL,
    "director_id" TEXT,
    "note" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_order_pkey" PRIMARY KEY ("town_id","no")
);

-- CreateTable
CREATE TABLE "application" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "job_no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "terms" (
    "town_id" TEXT NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "terms_pkey" PRIMARY KEY ("town_id","claim_id","version")
);

-- CreateTable
CREATE TABLE "delivery_file" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "delivery_file_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "town_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("town_id","sha256")
);

-- CreateTable
CREATE TABLE "inspection" (
    "town_id" TEXT NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "yen" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("town_id","claim_id","no")
);

-- CreateTable
CREATE TABLE "question" (
    "town_id" TEXT NOT NULL,
    "id" SERIAL NOT NULL,
    "job_no" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "via" TEXT NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("town_id","id")
);

-- CreateTable
CREATE TABLE "statement" (
    "town_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "yen" INTEGER NOT NULL,
    "withheld_yen" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("town_id","month","person_id")
);

-- CreateIndex
CREATE INDEX "recruit_at_idx" ON "recruit"("at");

-- CreateIndex
CREATE INDEX "supporter_town_id_worker_id_idx" ON "supporter"("town_id", "worker_id");

-- CreateIndex
CREATE INDEX "supporter_town_id_person_id_idx" ON "supporter"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "course_town_id_state_idx" ON "course"("town_id", "state");

-- CreateIndex
CREATE INDEX "course_date_starts_at_idx" ON "course_date"("starts_at");

-- CreateIndex
CREATE INDEX "enrolment_town_id_course_no_state_id_idx" ON "enrolment"("town_id", "course_no", "state", "id");

-- CreateIndex
CREATE INDEX "enrolment_town_id_person_id_idx" ON "enrolment"("town_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "client_town_id_name_key_key" ON "client"("town_id", "name_key");

-- CreateIndex
CREATE INDEX "lead_town_id_stage_next_on_idx" ON "lead"("town_id", "stage", "next_on");

-- CreateIndex
CREATE INDEX "lead_town_id_client_no_idx" ON "lead"("town_id", "client_no");

-- CreateIndex
CREATE INDEX "client_order_town_id_state_idx" ON "client_order"("town_id", "state");

-- CreateIndex
CREATE INDEX "client_order_town_id_client_no_idx" ON "client_order"("town_id", "client_no");

-- CreateIndex
CREATE UNIQUE INDEX "client_order_town_id_lead_no_key" ON "client_order"("town_id", "lead_no");

-- CreateIndex
CREATE INDEX "application_town_id_job_no_state_idx" ON "application"("town_id", "job_no", "state");

-- CreateIndex
CREATE INDEX "application_town_id_person_id_idx" ON "application"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "delivery_file_town_id_claim_id_idx" ON "delivery_file"("town_id", "claim_id");

-- CreateIndex
CREATE INDEX "delivery_file_town_id_sha256_idx" ON "delivery_file"("town_id", "sha256");

-- CreateIndex
CREATE INDEX "question_town_id_job_no_idx" ON "question"("town_id", "job_no");

-- CreateIndex
CREATE INDEX "question_town_id_person_id_idx" ON "question"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "statement_town_id_person_id_idx" ON "statement"("town_id", "person_id");

-- CreateIndex
CREATE INDEX "job_town_id_order_no_idx" ON "job"("town_id", "order_no");

-- CreateIndex
CREATE INDEX "claim_town_id_state_lease_until_idx" ON "claim"("town_id", "state", "lease_until");

-- CreateIndex
CREATE INDEX "claim_town_id_state_inspect_by_idx" ON "claim"("town_id", "state", "inspect_by");

-- CreateIndex
CREATE INDEX "claim_town_id_pay_on_idx" ON "claim"("town_id", "pay_on");

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_town_id_order_no_fkey" FOREIGN KEY ("town_id", "order_no") REFERENCES "client_order"("town_id", "no") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_town_id_worker_id_fkey" FOREIGN KEY ("town_id", "worker_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "person"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_town_id_skill_id_fkey" FOREIGN KEY ("town_id", "skill_id") REFERENCES "skill"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "course_date" ADD CONSTRAINT "course_date_town_id_course_no_fkey" FOREIGN KEY ("town_id", "course_no") REFERENCES "course"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_town_id_course_no_fkey" FOREIGN KEY ("town_id", "course_no") REFERENCES "course"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_town_id_fkey" FOREIGN KEY ("town_id") REFERENCES "town"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_town_id_organisation_id_fkey" FOREIGN KEY ("town_id", "organisation_id") REFERENCES "organisation"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_town_id_client_no_fkey" FOREIGN KEY ("town_id", "client_no") REFERENCES "client"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_town_id_owner_id_fkey" FOREIGN KEY ("town_id", "owner_id") REFERENCES "person"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lead_step" ADD CONSTRAINT "lead_step_town_id_lead_no_fkey" FOREIGN KEY ("town_id", "lead_no") REFERENCES "lead"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_order" ADD CONSTRAINT "client_order_town_id_client_no_fkey" FOREIGN KEY ("town_id", "client_no") REFERENCES "client"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_order" ADD CONSTRAINT "client_order_town_id_lead_no_fkey" FOREIGN KEY ("town_id", "lead_no") REFERENCES "lead"("town_id", "no") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_order" ADD CONSTRAINT "client_order_town_id_director_id_fkey" FOREIGN KEY ("town_id", "director_id") REFERENCES "person"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_town_id_order_no_fkey" FOREIGN KEY ("town_id", "order_no") REFERENCES "client_order"("town_id", "no") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_town_id_director_id_fkey" FOREIGN KEY ("town_id", "director_id") REFERENCES "person"("town_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_town_id_job_no_fkey" FOREIGN KEY ("town_id", "job_no") REFERENCES "job"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terms" ADD CONSTRAINT "terms_town_id_claim_id_fkey" FOREIGN KEY ("town_id", "claim_id") REFERENCES "claim"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_file" ADD CONSTRAINT "delivery_file_town_id_claim_id_fkey" FOREIGN KEY ("town_id", "claim_id") REFERENCES "claim"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_town_id_claim_id_fkey" FOREIGN KEY ("town_id", "claim_id") REFERENCES "claim"("town_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_town_id_job_no_fkey" FOREIGN KEY ("town_id", "job_no") REFERENCES "job"("town_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_town_id_person_id_fkey" FOREIGN KEY ("town_id", "person_id") REFERENCES "worker"("town_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What runs already was agreed for what its job says.
UPDATE "claim" c SET "pay_yen" = j."pay_yen", "due_at" = j."due_at" FROM "job" j WHERE j."town_id" = c."town_id" AND j."no" = c."job_no";
ALTER TABLE "claim"
  ALTER COLUMN "pay_yen" SET NOT NULL,
  ALTER COLUMN "due_at" SET NOT NULL,
  ADD CONSTRAINT "claim_pay_not_negative" CHECK ("pay_yen" >= 0),
  ADD CONSTRAINT "claim_withheld_in_pay" CHECK ("withheld_yen" BETWEEN 0 AND "pay_yen"),
  ADD CONSTRAINT "claim_reworks_not_negative" CHECK ("reworks" >= 0),
  ADD CONSTRAINT "claim_inspection_known" CHECK ("inspection" IN ('accepted', 'partial', 'silence', 'rework'));

-- Jobs that were open before were published when they were opened.
ALTER TABLE "job"
  ADD CONSTRAINT "job_how_known" CHECK ("how" IN ('first', 'choose', 'offer')),
  ADD CONSTRAINT "job_pay_kind_known" CHECK ("pay_kind" IN ('fixed', 'piece', 'hour')),
  ADD CONSTRAINT "job_rate_of_kind" CHECK (("pay_kind" = 'fixed') = ("rate_yen" IS NULL)),
  ADD CONSTRAINT "job_quantity_positive" CHECK ("quantity" > 0);

ALTER TABLE "worker" ADD CONSTRAINT "worker_invoice_no" CHECK ("invoice_no" ~ '^T[0-9]{13}$');

ALTER TABLE "supporter" ADD CONSTRAINT "supporter_state_known" CHECK ("state" IN ('asked', 'agreed', 'declined', 'ended'));
CREATE UNIQUE INDEX "supporter_one" ON "supporter" ("town_id", "worker_id", "person_id") WHERE "state" IN ('asked', 'agreed');

ALTER TABLE "course"
  ADD CONSTRAINT "course_never_overbooked" CHECK ("taken" BETWEEN 0 AND "seats"),
  ADD CONSTRAINT "course_seats_positive" CHECK ("seats" > 0),
  ADD CONSTRAINT "course_gives_something" CHECK ("skill_id" IS NOT NULL OR "orientation"),
  ADD CONSTRAINT "course_state_known" CHECK ("state" IN ('open', 'held', 'cancelled'));
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_state_known"
  CHECK ("state" IN ('enrolled', 'waiting', 'completed', 'missed', 'withdrawn', 'cancelled'));
CREATE UNIQUE INDEX "enrolment_one" ON "enrolment" ("town_id", "course_no", "person_id") WHERE "state" IN ('enrolled', 'waiting');

ALTER TABLE "client" ADD CONSTRAINT "client_kind_known" CHECK ("kind" IN ('company', 'town'));
ALTER TABLE "lead" ADD CONSTRAINT "lead_stage_known" CHECK ("stage" IN ('lead', 'contacted', 'proposal', 'negotiation', 'won', 'lost'));
ALTER TABLE "client_order"
  ADD CONSTRAINT "client_order_state_known" CHECK ("state" IN ('received', 'split', 'cancelled')),
  ADD CONSTRAINT "client_order_yen_not_negative" CHECK ("yen" >= 0),
  ADD CONSTRAINT "client_order_quantity_positive" CHECK ("quantity" > 0),
  ADD CONSTRAINT "client_order_reorder_whole" CHECK (("reorder_client" IS NULL) = ("reorder_due" IS NULL));

ALTER TABLE "application" ADD CONSTRAINT "application_state_known" CHECK ("state" IN ('applied', 'chosen', 'passed', 'withdrawn'));
CREATE UNIQUE INDEX "application_one" ON "application" ("town_id", "job_no", "person_id") WHERE "state" = 'applied';

-- Terms are given once and never change; only the answer to a later version is written beside them (J1, J2).
ALTER TABLE "terms" ADD CONSTRAINT "terms_state_known" CHECK ("state" IN ('given', 'proposed', 'agreed', 'declined', 'withdrawn'));
CREATE UNIQUE INDEX "terms_one_proposed" ON "terms" ("town_id", "claim_id") WHERE "state" = 'proposed';
CREATE FUNCTION terms_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."body", NEW."sha256", NEW."at") IS DISTINCT FROM (OLD."body", OLD."sha256", OLD."at") THEN
    RAISE EXCEPTION 'terms that were given do not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "terms_stay" BEFORE UPDATE ON "terms" FOR EACH ROW EXECUTE FUNCTION terms_stay();

ALTER TABLE "inspection" ADD CONSTRAINT "inspection_kind_known" CHECK ("kind" IN ('accepted', 'partial', 'silence', 'rework'));
ALTER TABLE "statement"
  ADD CONSTRAINT "statement_month" CHECK ("month" ~ '^[0-9]{4}-[0-9]{2}$'),
  ADD CONSTRAINT "statement_withheld_in_pay" CHECK ("withheld_yen" BETWEEN 0 AND "yen");
