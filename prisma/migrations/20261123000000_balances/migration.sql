-- By hand: whoever writes conversions, folds figures or counts clicks waits, so that nothing slips between. In the order in which they
-- take these locks themselves.
LOCK TABLE "conversion" IN SHARE MODE;
LOCK TABLE "figure_delta" IN ACCESS EXCLUSIVE MODE;
LOCK TABLE "figure_hour" IN ACCESS EXCLUSIVE MODE;
LOCK TABLE "click_hour" IN SHARE MODE;

-- AlterTable (the defaults are for the rows that are there: a process that does not know the columns yet is to fail and not to
-- leave them out)
ALTER TABLE "figure_delta" ADD COLUMN     "hold_amount_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "paid_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pending_amount_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pending_payout_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "figure_delta" ALTER COLUMN "hold_amount_minor" DROP DEFAULT,
ALTER COLUMN "paid_minor" DROP DEFAULT,
ALTER COLUMN "pending_amount_minor" DROP DEFAULT,
ALTER COLUMN "pending_payout_minor" DROP DEFAULT;

-- AlterTable
ALTER TABLE "figure_hour" ADD COLUMN     "hold_amount_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pending_amount_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pending_payout_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "figure_hour" ALTER COLUMN "hold_amount_minor" DROP DEFAULT,
ALTER COLUMN "pending_amount_minor" DROP DEFAULT,
ALTER COLUMN "pending_payout_minor" DROP DEFAULT;

-- CreateTable
CREATE TABLE "figure_offer_hour" (
    "shop_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "offer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "pending" INTEGER NOT NULL,
    "hold" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "reversed" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "pending_amount_minor" BIGINT NOT NULL,
    "hold_amount_minor" BIGINT NOT NULL,
    "payout_minor" BIGINT NOT NULL,
    "pending_payout_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL,
    "approved_minor" BIGINT NOT NULL,

    CONSTRAINT "figure_offer_hour_pkey" PRIMARY KEY ("shop_id","hour","offer_id","currency")
);

-- CreateTable
CREATE TABLE "partner_balance" (
    "shop_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "held_minor" BIGINT NOT NULL,
    "approved_minor" BIGINT NOT NULL,
    "paid_minor" BIGINT NOT NULL,

    CONSTRAINT "partner_balance_pkey" PRIMARY KEY ("shop_id","partner_id","currency")
);

-- CreateTable
CREATE TABLE "click_offer_hour" (
    "shop_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "offer_id" UUID NOT NULL,
    "clicks" INTEGER NOT NULL,

    CONSTRAINT "click_offer_hour_pkey" PRIMARY KEY ("shop_id","hour","offer_id")
);

-- By hand: what of the money is pending's and held ones', counted from the conversions. What is not folded yet holds 0 of it, so that
-- both together are right; an hour that has nothing folded yet gets its row here.
INSERT INTO "figure_hour" ("shop_id", "hour", "partner_id", "offer_id", "currency", "pending", "hold", "approved", "rejected",
  "reversed", "amount_minor", "pending_amount_minor", "hold_amount_minor", "payout_minor", "pending_payout_minor", "held_minor", "approved_minor")
SELECT "shop_id", date_trunc('hour', "created_at", 'UTC'), "partner_id", "offer_id", "currency", 0, 0, 0, 0, 0, 0,
       coalesce(sum("amount_minor") FILTER (WHERE "status" = 'pending'), 0),
       coalesce(sum("amount_minor") FILTER (WHERE "status" = 'hold'), 0), 0,
       coalesce(sum("payout_minor") FILTER (WHERE "status" = 'pending'), 0), 0, 0
  FROM "conversion" WHERE NOT "test" AND "status" IN ('pending', 'hold') GROUP BY 1, 2, 3, 4, 5
ON CONFLICT ("shop_id", "hour", "partner_id", "offer_id", "currency") DO UPDATE
  SET "pending_amount_minor" = excluded."pending_amount_minor", "hold_amount_minor" = excluded."hold_amount_minor",
      "pending_payout_minor" = excluded."pending_payout_minor";

-- By hand: the same hours of all partners together.
INSERT INTO "figure_offer_hour" ("shop_id", "hour", "offer_id", "currency", "pending", "hold", "approved", "rejected",
  "reversed", "amount_minor", "pending_amount_minor", "hold_amount_minor", "payout_minor", "pending_payout_minor", "held_minor", "approved_minor")
SELECT "shop_id", "hour", "offer_id", "currency", sum("pending"), sum("hold"), sum("approved"), sum("rejected"), sum("reversed"),
       sum("amount_minor"), sum("pending_amount_minor"), sum("hold_amount_minor"), sum("payout_minor"), sum("pending_payout_minor"),
       sum("held_minor"), sum("approved_minor")
  FROM "figure_hour" GROUP BY 1, 2, 3, 4;
INSERT INTO "click_offer_hour" ("shop_id", "hour", "offer_id", "clicks")
SELECT "shop_id", "hour", "offer_id", sum("clicks") FROM "click_hour" GROUP BY 1, 2, 3;

-- By hand: balances are the ledger's sums, without what is not folded yet and will be added when it is.
INSERT INTO "partner_balance" ("shop_id", "partner_id", "currency", "held_minor", "approved_minor", "paid_minor")
SELECT "shop_id", "partner_id", "currency", sum("held_minor"), sum("approved_minor"), sum("paid_minor")
  FROM (SELECT "shop_id", "partner_id", "currency", "held_minor", "approved_minor", "paid_minor" FROM "ledger_entry"
         UNION ALL SELECT "shop_id", "partner_id", "currency", -"held_minor", -"approved_minor", 0 FROM "figure_delta") AS "entry"
 GROUP BY 1, 2, 3;

-- CreateIndex
CREATE INDEX "figure_hour_shop_id_partner_id_hour_idx" ON "figure_hour"("shop_id", "partner_id", "hour");

-- CreateIndex
CREATE INDEX "click_hour_shop_id_partner_id_hour_idx" ON "click_hour"("shop_id", "partner_id", "hour");
