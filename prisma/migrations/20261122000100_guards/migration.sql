-- What the schema language cannot say: the database is the referee.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Terms of one seat never overlap, and one person holds one seat of a body at a time (Q8).
ALTER TABLE "appointment"
  ADD CONSTRAINT "appointment_term_order" CHECK ("to_date" IS NULL OR "to_date" >= "from_date"),
  ADD CONSTRAINT "appointment_one_holder" EXCLUDE USING gist
    ("town_id" WITH =, "seat_id" WITH =, daterange("from_date", "to_date", '[]') WITH &&),
  ADD CONSTRAINT "appointment_one_seat" EXCLUDE USING gist
    ("town_id" WITH =, "body_id" WITH =, "person_id" WITH =, daterange("from_date", "to_date", '[]') WITH &&);

-- One chair, one vice-chair at a time.
ALTER TABLE "office"
  ADD CONSTRAINT "office_known" CHECK ("office" IN ('chair', 'vice')),
  ADD CONSTRAINT "office_one_holder" EXCLUDE USING gist
    ("town_id" WITH =, "body_id" WITH =, "office" WITH =, daterange("from_date", "to_date", '[]') WITH &&);

ALTER TABLE "meeting"
  ADD CONSTRAINT "meeting_state_known" CHECK ("state" IN ('draft', 'convened', 'open', 'closed', 'cancelled')),
  ADD CONSTRAINT "meeting_time_order" CHECK ("ends_at" > "starts_at");

ALTER TABLE "answer"
  ADD CONSTRAINT "answer_known" CHECK ("answer" IN ('attend', 'absent', 'undecided', 'proxy'));

-- A seat has one living proxy for a meeting, and one person comes for one seat (P4).
ALTER TABLE "proxy"
  ADD CONSTRAINT "proxy_state_known" CHECK ("state" IN ('named', 'approved', 'accepted', 'superseded', 'refused'));
CREATE UNIQUE INDEX "proxy_one_for_seat" ON "proxy" ("town_id", "meeting_id", "seat_id")
  WHERE "state" IN ('named', 'approved', 'accepted');
CREATE UNIQUE INDEX "proxy_one_seat_by_name" ON "proxy" ("town_id", "meeting_id", "name_key")
  WHERE "state" IN ('named', 'approved', 'accepted');
CREATE UNIQUE INDEX "proxy_one_seat_by_person" ON "proxy" ("town_id", "meeting_id", "person_id")
  WHERE "person_id" IS NOT NULL AND "state" IN ('named', 'approved', 'accepted');
CREATE UNIQUE INDEX "proxy_code" ON "proxy" ("town_id", "code_digest")
  WHERE "code_digest" IS NOT NULL AND "state" = 'approved';

-- One body per seat, one seat per body (Q8).
ALTER TABLE "presence"
  ADD CONSTRAINT "presence_time_order" CHECK ("to_at" IS NULL OR "to_at" >= "from_at");
CREATE UNIQUE INDEX "presence_one_for_seat" ON "presence" ("town_id", "meeting_id", "seat_id") WHERE "to_at" IS NULL;
CREATE UNIQUE INDEX "presence_one_seat" ON "presence" ("town_id", "meeting_id", "person_id") WHERE "to_at" IS NULL;

-- Slots cannot overbook, whatever the program does (J5).
ALTER TABLE "job"
  ADD CONSTRAINT "job_never_overbooked" CHECK ("taken" BETWEEN 0 AND "slots"),
  ADD CONSTRAINT "job_slots_positive" CHECK ("slots" > 0),
  ADD CONSTRAINT "job_pay_not_negative" CHECK ("pay_yen" >= 0),
  ADD CONSTRAINT "job_state_known" CHECK ("state" IN ('draft', 'open', 'closed'));

ALTER TABLE "worker"
  ADD CONSTRAINT "worker_state_known" CHECK ("state" IN ('applied', 'trained', 'active', 'resting', 'left'));

-- One live claim per worker and job; one place in the queue.
ALTER TABLE "claim"
  ADD CONSTRAINT "claim_state_known" CHECK
    ("state" IN ('claimed', 'working', 'delivered', 'rework', 'accepted', 'released', 'expired')),
  ADD CONSTRAINT "claim_percent_range" CHECK ("percent" BETWEEN 0 AND 100);
CREATE UNIQUE INDEX "claim_one_live" ON "claim" ("town_id", "job_no", "person_id")
  WHERE "state" NOT IN ('released', 'expired');
ALTER TABLE "waiting"
  ADD CONSTRAINT "waiting_state_known" CHECK ("state" IN ('waiting', 'offered', 'taken', 'left', 'lapsed'));
CREATE UNIQUE INDEX "waiting_one_place" ON "waiting" ("town_id", "job_no", "person_id")
  WHERE "state" IN ('waiting', 'offered');

-- The audit only grows. An entry is sealed once (n and hash are set), never changed, never removed.
CREATE INDEX "audit_unsealed" ON "audit_entry" ("town_id", "id") WHERE "n" IS NULL;

CREATE FUNCTION "audit_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."n" IS NULL AND NEW."n" IS NOT NULL
     AND (to_jsonb(NEW) - 'n' - 'hash') = (to_jsonb(OLD) - 'n' - 'hash') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_entry only grows';
END $$;

CREATE TRIGGER "audit_entry_only_grows" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_only_grows"();

CREATE FUNCTION "audit_never_emptied"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry only grows';
END $$;

CREATE TRIGGER "audit_entry_never_emptied" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_never_emptied"();
