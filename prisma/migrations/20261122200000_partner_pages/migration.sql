-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "coupon_shop_id_partner_id_idx" ON "coupon"("shop_id", "partner_id");

-- CreateIndex
CREATE INDEX "conversion_shop_id_partner_id_created_at_idx" ON "conversion"("shop_id", "partner_id", "created_at");

-- By hand: the list of partners goes by name, whatever its case, and may leave out the paused or the active ones.
CREATE INDEX "partner_by_name" ON "partner"("shop_id", lower("name"), "id");
CREATE INDEX "partner_by_status" ON "partner"("shop_id", "status", lower("name"), "id");
