-- How a coupon stands to clicks has three answers now, not two.
ALTER TABLE "offer" ADD COLUMN "coupon_rule" TEXT NOT NULL DEFAULT 'click_first';
UPDATE "offer" SET "coupon_rule" = 'coupon_first' WHERE "coupon_first";
ALTER TABLE "offer" DROP COLUMN "coupon_first";
ALTER TABLE "offer" ADD CONSTRAINT "offer_coupon_rule" CHECK ("coupon_rule" IN ('click_first', 'coupon_first', 'needs_click'));
