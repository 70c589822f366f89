-- CreateTable
CREATE TABLE "line_usage" (
    "town_id" TEXT NOT NULL,
    "used" INTEGER NOT NULL,
    "quota" INTEGER,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "line_usage_pkey" PRIMARY KEY ("town_id")
);

-- CreateIndex
CREATE INDEX "claim_town_id_state_idx" ON "claim"("town_id", "state");
