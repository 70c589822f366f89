-- What is said to others is a notice, in the schema as in the program.
ALTER TABLE "held" RENAME COLUMN "telling" TO "notice";
