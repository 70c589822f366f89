-- Whether somebody leaves early may be left unsaid: an answer given again keeps what it doesn't say.
ALTER TABLE "answer"
  ALTER COLUMN "leave_early" DROP NOT NULL,
  ALTER COLUMN "leave_early" DROP DEFAULT;
