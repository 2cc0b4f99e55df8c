-- AlterTable
ALTER TABLE "offer" ADD COLUMN     "approval" TEXT NOT NULL DEFAULT 'automatic',
ADD COLUMN     "inbound_ips" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "offer_shop_id_name_id_idx" ON "offer"("shop_id", "name", "id");

-- CreateIndex
CREATE INDEX "coupon_shop_id_offer_id_code_key_idx" ON "coupon"("shop_id", "offer_id", "code_key");

-- By hand: the words that the code knows.
ALTER TABLE "offer" ADD CONSTRAINT "offer_approval" CHECK ("approval" IN ('automatic', 'manual'));
