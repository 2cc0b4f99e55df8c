-- CreateTable
CREATE TABLE "storefront" (
    "shop_id" UUID NOT NULL,
    "proxy_prefix" TEXT,
    "published" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "publish_error" TEXT,
    "publish_due_at" TIMESTAMPTZ(3),
    "pixel_key" TEXT NOT NULL,
    "pixel_id" TEXT,
    "pixel_state" TEXT NOT NULL DEFAULT 'unknown',
    "pixel_error" TEXT,
    "pixel_checked_at" TIMESTAMPTZ(3),
    "pixel_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "storefront_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "pixel_report" (
    "shop_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "click_id" UUID,
    "checkout_token" TEXT,
    "codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reports" INTEGER NOT NULL DEFAULT 1,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "pixel_report_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- By hand: what waits to be looked at.
CREATE INDEX "pixel_report_due" ON "pixel_report"("due_at") WHERE "state" = 'waiting';

-- By hand: what the code assumes.
ALTER TABLE "storefront" ADD CONSTRAINT "storefront_pixel_state" CHECK ("pixel_state" IN ('unknown', 'live', 'missing', 'failed'));
ALTER TABLE "pixel_report" ADD CONSTRAINT "pixel_report_state" CHECK ("state" IN ('waiting', 'arrived', 'fetched', 'given_up')),
  ADD CONSTRAINT "pixel_report_due_while_waiting" CHECK (("state" = 'waiting') = ("due_at" IS NOT NULL));
