-- The pages of conversions: filters that somebody has kept under a name, and an index for each filter that narrows the list. All end
-- in the conversion's id, which carries its time, so that a page is read from where it begins to where it ends. What nearly every
-- conversion is (approved, a sale, of an order) has no index: there the list itself leads, and a row costs less to write.

CREATE TABLE "saved_view" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("shop_id", "id"),
    CONSTRAINT "saved_view_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "saved_view_shop_id_page_name_key" ON "saved_view"("shop_id", "page", "name");

CREATE INDEX "conversion_partner" ON "conversion"("shop_id", "partner_id", "id");
CREATE INDEX "conversion_offer" ON "conversion"("shop_id", "offer_id", "id");
CREATE INDEX "conversion_method" ON "conversion"("shop_id", "method", "id");
CREATE INDEX "conversion_status" ON "conversion"("shop_id", "status", "id") WHERE status <> 'approved';
CREATE INDEX "conversion_event" ON "conversion"("shop_id", "event", "id") WHERE event <> 'sale';
CREATE INDEX "conversion_source" ON "conversion"("shop_id", "source", "id") WHERE source <> 'shopify';
CREATE INDEX "conversion_coupon" ON "conversion"("shop_id", lower("coupon_code"), "id") WHERE coupon_code IS NOT NULL;
CREATE INDEX "conversion_test" ON "conversion"("shop_id", "id") WHERE test;
CREATE INDEX "conversion_flagged" ON "conversion"("shop_id", "id") WHERE flags <> '[]'::jsonb;
