-- Attribution and the life of a conversion in full: evidence that comes later, payout rules with conditions, caps, what people
-- decide, and the ledger.
DROP INDEX "payout_rule_shop_id_offer_id_event_key";

DROP INDEX "shop_order_shop_id_customer_id_idx";

ALTER TABLE "conversion"   ADD COLUMN "credit_decided" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "decided_status" TEXT,
  ADD COLUMN "flags" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "paid_at" TIMESTAMPTZ(3),
  ADD COLUMN "paid_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "payout_calculation" JSONB;

ALTER TABLE "conversion_adjustment"   ADD COLUMN "actor_name" TEXT;

ALTER TABLE "conversion_change"   ADD COLUMN "actor_name" TEXT,
  ADD COLUMN "partner_id" UUID;

ALTER TABLE "offer"   ADD COLUMN "basis" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "flat_pro_rata" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "order_sources" TEXT[] NOT NULL DEFAULT ARRAY['storefront', 'draft', 'pos']::TEXT[],
  ADD COLUMN "payout_cap_currency" TEXT,
  ADD COLUMN "payout_cap_minor" BIGINT,
  ADD COLUMN "refund_window_days" INTEGER,
  ADD COLUMN "renewal_limit" INTEGER,
  ADD COLUMN "renewals" TEXT NOT NULL DEFAULT 'all';

ALTER TABLE "partner"   ADD COLUMN "buyer_hash" TEXT,
  ADD COLUMN "customer_id" TEXT;

ALTER TABLE "payout_rule"   ADD COLUMN "conditions" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "partner_id" UUID,
  ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tiers" JSONB;

ALTER TABLE "shop"   ADD COLUMN "match_key" TEXT,
  ADD COLUMN "self_referral" TEXT NOT NULL DEFAULT 'review';

ALTER TABLE "shop_order"   ADD COLUMN "journey" JSONB,
  ADD COLUMN "renewal" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "delivery" ADD COLUMN "sequence" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "cap" (
  "shop_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "offer_id" UUID,
  "partner_id" UUID,
  "measure" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "limit" BIGINT NOT NULL,
  "currency" TEXT,
  "effect" TEXT NOT NULL,

  CONSTRAINT "cap_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "order_dispute" (
  "shop_id" UUID NOT NULL,
  "order_id" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "snapshot" JSONB NOT NULL,
  "stamp" JSONB NOT NULL,

  CONSTRAINT "order_dispute_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

CREATE TABLE "sighting" (
  "shop_id" UUID NOT NULL,
  "trace" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "click_id" UUID NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL,
  "swept" BOOLEAN NOT NULL DEFAULT false,

  CONSTRAINT "sighting_pkey" PRIMARY KEY ("shop_id","trace","click_id")
);

CREATE TABLE "order_recheck" (
  "shop_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "order_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "order_recheck_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "admin_question" (
  "shop_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "error" TEXT,

  CONSTRAINT "admin_question_pkey" PRIMARY KEY ("shop_id","kind","key")
);

CREATE TABLE "product_fact" (
  "shop_id" UUID NOT NULL,
  "product_id" TEXT NOT NULL,
  "collections" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  "product_type" TEXT,
  "fetched_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "product_fact_pkey" PRIMARY KEY ("shop_id","product_id")
);

CREATE TABLE "ledger_entry" (
  "shop_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "partner_id" UUID NOT NULL,
  "currency" TEXT NOT NULL,
  "conversion_id" TEXT NOT NULL,
  "change_id" UUID NOT NULL,
  "held_minor" BIGINT NOT NULL,
  "approved_minor" BIGINT NOT NULL,
  "reversed_minor" BIGINT NOT NULL,
  "paid_minor" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "tally" (
  "shop_id" UUID NOT NULL,
  "scope" TEXT NOT NULL,
  "period" TEXT NOT NULL,
  "starts_on" DATE NOT NULL,
  "currency" TEXT NOT NULL,
  "conversions" BIGINT NOT NULL DEFAULT 0,
  "revenue_minor" BIGINT NOT NULL DEFAULT 0,
  "payout_minor" BIGINT NOT NULL DEFAULT 0,

  CONSTRAINT "tally_pkey" PRIMARY KEY ("shop_id","scope","period","starts_on","currency")
);

CREATE INDEX "cap_shop_id_offer_id_idx" ON "cap"("shop_id", "offer_id");

CREATE INDEX "cap_shop_id_partner_id_idx" ON "cap"("shop_id", "partner_id");

CREATE INDEX "sighting_unswept" ON "sighting"("seen_at") WHERE NOT "swept";

CREATE INDEX "order_recheck_due_at_idx" ON "order_recheck"("due_at");

CREATE INDEX "admin_question_due_at_idx" ON "admin_question"("due_at");

CREATE INDEX "ledger_entry_shop_id_partner_id_currency_idx" ON "ledger_entry"("shop_id", "partner_id", "currency");

CREATE INDEX "payout_rule_shop_id_offer_id_event_idx" ON "payout_rule"("shop_id", "offer_id", "event");

CREATE INDEX "shop_order_shop_id_customer_id_placed_at_idx" ON "shop_order"("shop_id", "customer_id", "placed_at") WHERE "customer_id" IS NOT NULL;

CREATE INDEX "shop_order_shop_id_cart_token_idx" ON "shop_order"("shop_id", "cart_token") WHERE "cart_token" IS NOT NULL;

CREATE INDEX "shop_order_shop_id_checkout_token_idx" ON "shop_order"("shop_id", "checkout_token") WHERE "checkout_token" IS NOT NULL;

ALTER TABLE "payout_rule" ADD CONSTRAINT "payout_rule_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "cap" ADD CONSTRAINT "cap_shop_id_offer_id_fkey" FOREIGN KEY ("shop_id", "offer_id") REFERENCES "offer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "cap" ADD CONSTRAINT "cap_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "shop" ADD CONSTRAINT "shop_self_referral" CHECK ("self_referral" IN ('review', 'ignore'));
ALTER TABLE "offer" ADD CONSTRAINT "offer_order_sources" CHECK ("order_sources" <@ ARRAY['storefront', 'draft', 'pos']),
  ADD CONSTRAINT "offer_renewals" CHECK (CASE WHEN "renewals" IN ('first', 'months') THEN "renewal_limit" IS NOT NULL AND "renewal_limit" BETWEEN 1 AND 1200
    ELSE "renewals" IN ('all', 'none') AND "renewal_limit" IS NULL END),
  ADD CONSTRAINT "offer_refund_window_days" CHECK ("refund_window_days" BETWEEN 1 AND 3650),
  ADD CONSTRAINT "offer_payout_cap" CHECK (("payout_cap_minor" IS NULL) = ("payout_cap_currency" IS NULL) AND "payout_cap_minor" >= 0);

-- Results and the fields they need. IS TRUE: an unknown is a violation too.
ALTER TABLE "payout_rule" DROP CONSTRAINT "payout_rule_kind", ADD CONSTRAINT "payout_rule_kind" CHECK ((CASE "kind"
  WHEN 'flat' THEN "flat_minor" >= 0 AND "flat_currency" IS NOT NULL AND "basis_points" IS NULL AND "tiers" IS NULL
  WHEN 'percent' THEN "basis_points" BETWEEN 0 AND 10000 AND "flat_minor" IS NULL AND "flat_currency" IS NULL AND "tiers" IS NULL
  WHEN 'both' THEN "flat_minor" >= 0 AND "flat_currency" IS NOT NULL AND "basis_points" BETWEEN 0 AND 10000 AND "tiers" IS NULL
  WHEN 'tiers' THEN "tiers" IS NOT NULL AND "flat_minor" IS NULL AND "flat_currency" IS NULL AND "basis_points" IS NULL
  ELSE FALSE END) IS TRUE);
ALTER TABLE "cap" ADD CONSTRAINT "cap_subject" CHECK ("offer_id" IS NOT NULL OR "partner_id" IS NOT NULL),
  ADD CONSTRAINT "cap_measure" CHECK ((CASE "measure" WHEN 'conversions' THEN "currency" IS NULL WHEN 'payout' THEN "currency" IS NOT NULL ELSE FALSE END) IS TRUE),
  ADD CONSTRAINT "cap_period" CHECK ("period" IN ('day', 'week', 'month', 'total')),
  ADD CONSTRAINT "cap_limit" CHECK ("limit" >= 0),
  ADD CONSTRAINT "cap_effect" CHECK ("effect" IN ('soft', 'hard'));
ALTER TABLE "sighting" ADD CONSTRAINT "sighting_kind" CHECK ("kind" IN ('cart_token', 'checkout_token', 'pixel', 'customer'));
ALTER TABLE "admin_question" ADD CONSTRAINT "admin_question_kind" CHECK ("kind" IN ('product', 'journey'));
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_decided_status" CHECK ("decided_status" IN ('approved', 'rejected')),
  ADD CONSTRAINT "conversion_paid" CHECK (("paid_at" IS NULL) = ("paid_minor" = 0));

-- What is there already, in the new shapes. Terms: the one rule of before is a list of one.
UPDATE "conversion" SET "payout_terms" = jsonb_build_object('kind', 'rules', 'cap', NULL, 'flatProRata', false, 'rules', jsonb_build_array(
  jsonb_build_object('id', NULL, 'partner', false, 'conditions', '{}'::jsonb, 'tier', NULL,
    'basisPoints', CASE "payout_terms" ->> 'kind' WHEN 'percent' THEN "payout_terms" -> 'basisPoints' END,
    'flat', CASE "payout_terms" ->> 'kind' WHEN 'flat' THEN jsonb_build_object('minor', "payout_terms" -> 'minor', 'currency', "payout_terms" -> 'currency') END)))
 WHERE "payout_terms" ->> 'kind' IN ('percent', 'flat');
-- Baselines: only what the default basis counts was kept, with and without tax alike.
UPDATE "shop_order" SET "baseline" = jsonb_set("baseline", '{baseline,lines}', (
  SELECT coalesce(jsonb_object_agg(line.key, line.value || jsonb_build_object('kind', 'product', 'exMinor', line.value -> 'baseMinor', 'incMinor', line.value -> 'baseMinor',
    'giftCard', false, 'tip', false, 'productId', NULL, 'variantId', NULL, 'sku', NULL, 'vendor', NULL)), '{}') FROM jsonb_each("baseline" #> '{baseline,lines}') AS line))
 WHERE "baseline" IS NOT NULL;
INSERT INTO "ledger_entry" ("shop_id", "id", "partner_id", "currency", "conversion_id", "change_id", "held_minor", "approved_minor", "reversed_minor", "paid_minor", "at")
SELECT "conversion"."shop_id", gen_random_uuid(), "conversion"."partner_id", "currency", "conversion"."id", "change"."id",
  CASE WHEN "status" IN ('pending', 'hold') THEN "payout_minor" ELSE 0 END, CASE WHEN "status" = 'approved' THEN "payout_minor" ELSE 0 END,
  "original_payout_minor" - "payout_minor", 0, "changed_at"
 FROM "conversion" CROSS JOIN LATERAL (SELECT "conversion_change"."id" FROM "conversion_change" WHERE "conversion_change"."shop_id" = "conversion"."shop_id"
   AND "conversion_change"."conversion_id" = "conversion"."id" ORDER BY "conversion_change"."id" DESC LIMIT 1) AS "change"
 WHERE NOT "test" AND "original_payout_minor" <> 0;

-- The conversions that wait for product facts: asked when some have come.
CREATE INDEX "conversion_products_unknown" ON "conversion" ("shop_id") WHERE "flags" ? 'products_unknown';

-- A tally is kept only while a cap or a tier asks for it: when what asks changes, it is counted anew.
CREATE FUNCTION "forget_tallies"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM "tally" WHERE "shop_id" = coalesce(NEW."shop_id", OLD."shop_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "forget_tallies" AFTER INSERT OR UPDATE OR DELETE ON "cap" FOR EACH ROW EXECUTE FUNCTION "forget_tallies"();
CREATE TRIGGER "forget_tallies" AFTER INSERT OR UPDATE OR DELETE ON "payout_rule" FOR EACH ROW EXECUTE FUNCTION "forget_tallies"();

UPDATE "delivery" SET "sequence" = "numbered"."n" FROM (SELECT "shop_id", "id", row_number() OVER (PARTITION BY "shop_id", "conversion_id", "postback_id" ORDER BY "id") AS "n" FROM "delivery") AS "numbered"
 WHERE "delivery"."shop_id" = "numbered"."shop_id" AND "delivery"."id" = "numbered"."id" AND "numbered"."n" > 1;
