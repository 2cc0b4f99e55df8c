-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "guide_dismissed_at" TIMESTAMPTZ(3),
ADD COLUMN     "guide_test_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "figure_delta" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "pending" INTEGER NOT NULL,
    "hold" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "reversed" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "payout_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL,
    "approved_minor" BIGINT NOT NULL,

    CONSTRAINT "figure_delta_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "figure_hour" (
    "shop_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "pending" INTEGER NOT NULL,
    "hold" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "reversed" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "payout_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL,
    "approved_minor" BIGINT NOT NULL,

    CONSTRAINT "figure_hour_pkey" PRIMARY KEY ("shop_id","hour","partner_id","offer_id","currency")
);

-- CreateTable
CREATE TABLE "click_hour" (
    "shop_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "clicks" INTEGER NOT NULL,

    CONSTRAINT "click_hour_pkey" PRIMARY KEY ("shop_id","hour","partner_id","offer_id")
);

-- CreateTable
CREATE TABLE "click_recount" (
    "shop_id" UUID NOT NULL,
    "click_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "click_recount_pkey" PRIMARY KEY ("shop_id","click_id")
);

-- CreateTable
CREATE TABLE "click_counted" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "until" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "click_counted_pkey" PRIMARY KEY ("id")
);

-- By hand: the newest test conversion is found without reading the others, and there are few.
CREATE INDEX "conversion_test_newest" ON "conversion"("shop_id", "created_at") WHERE "test";

-- By hand: messages that could not be applied are counted without reading the others, and there are few.
CREATE INDEX "webhook_inbox_failed" ON "webhook_inbox"("shop_domain") WHERE "state" = 'failed';

-- By hand: it is one row. No click is counted yet: the chore works through them, a day a step, and until it is done they are
-- counted where they lie.
ALTER TABLE "click_counted" ADD CONSTRAINT "click_counted_once" CHECK ("id" = 1);
INSERT INTO "click_counted" ("id", "until") VALUES (1, '1970-01-01T00:00:00Z');

-- By hand: what there is already. Whoever writes conversions waits, so that none slips between.
LOCK TABLE "conversion" IN SHARE MODE;
INSERT INTO "figure_hour" ("shop_id", "hour", "partner_id", "offer_id", "currency", "pending", "hold", "approved", "rejected",
  "reversed", "amount_minor", "payout_minor", "held_minor", "approved_minor")
SELECT "shop_id", date_trunc('hour', "created_at", 'UTC'), "partner_id", "offer_id", "currency",
       count(*) FILTER (WHERE "status" = 'pending'), count(*) FILTER (WHERE "status" = 'hold'),
       count(*) FILTER (WHERE "status" = 'approved'), count(*) FILTER (WHERE "status" = 'rejected'),
       count(*) FILTER (WHERE "status" = 'reversed'), sum("amount_minor"), sum("payout_minor"),
       coalesce(sum("payout_minor") FILTER (WHERE "status" IN ('pending', 'hold')), 0),
       coalesce(sum("payout_minor") FILTER (WHERE "status" = 'approved'), 0)
  FROM "conversion" WHERE NOT "test" GROUP BY 1, 2, 3, 4, 5;
