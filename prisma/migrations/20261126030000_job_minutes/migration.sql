-- About how long one person needs for a job, in minutes; nothing where nobody has said.
ALTER TABLE "job"
  ADD COLUMN "minutes" INTEGER,
  ADD CONSTRAINT "job_minutes_positive" CHECK ("minutes" > 0);
