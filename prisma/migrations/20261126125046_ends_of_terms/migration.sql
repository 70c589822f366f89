-- CreateIndex
CREATE INDEX "appointment_town_id_to_date_idx" ON "appointment"("town_id", "to_date");
