-- Where the language comes from that somebody is spoken to in. Japanese that nobody is known to have chosen is open to what
-- their platform says.
ALTER TABLE "person" ADD COLUMN "locale_from" TEXT NOT NULL DEFAULT 'default';
UPDATE "person" SET "locale_from" = 'person' WHERE "locale" <> 'ja';
ALTER TABLE "person"
  ADD CONSTRAINT "person_locale_from_known" CHECK ("locale_from" IN ('default', 'platform', 'person', 'file'));

-- When the account's platform was last asked for it.
ALTER TABLE "account" ADD COLUMN "language_asked_at" TIMESTAMPTZ(3);
