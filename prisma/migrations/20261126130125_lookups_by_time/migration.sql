-- CreateIndex
CREATE INDEX "meeting_town_id_ends_at_idx" ON "meeting"("town_id", "ends_at");

-- CreateIndex
CREATE INDEX "written_town_id_body_id_decided_at_idx" ON "written"("town_id", "body_id", "decided_at");
