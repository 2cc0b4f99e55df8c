-- The foundation. Written by Prisma from schema.prisma, then by hand where Prisma has no words: the two logs are
-- partitioned by range of their UUIDv7 id, the queue indexes are partial, and checks hold what the code assumes.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "own_hosts" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "default_offer_id" UUID,
    "click_choice" TEXT NOT NULL DEFAULT 'last',
    "test_orders" TEXT NOT NULL DEFAULT 'record',
    "revenue_visible" BOOLEAN NOT NULL DEFAULT true,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_slug" (
    "slug" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "link_host" (
    "host" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_host_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "offer" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "destination_url" TEXT NOT NULL,
    "inbound_currency" TEXT,
    "default_amount_minor" BIGINT,
    "hold_days" INTEGER NOT NULL DEFAULT 0,
    "lookback_days" INTEGER DEFAULT 30,
    "coupon_first" BOOLEAN NOT NULL DEFAULT false,
    "postback_secret" TEXT,
    "postback_secret_digest" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "payout_rule" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "flat_minor" BIGINT,
    "flat_currency" TEXT,
    "basis_points" INTEGER,

    CONSTRAINT "payout_rule_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "partner" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "default_offer_id" UUID,
    "arrival_parameter" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "coupon" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "code_key" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "click" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "sub1" TEXT,
    "sub2" TEXT,
    "sub3" TEXT,
    "sub4" TEXT,
    "sub5" TEXT,
    "aff_click_id" TEXT,
    "source" TEXT NOT NULL,
    "referrer" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "click_pkey" PRIMARY KEY ("shop_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "click_refusal" (
    "shop_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "offer_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "click_refusal_pkey" PRIMARY KEY ("shop_id","hour","offer_id","reason")
);

-- CreateTable
CREATE TABLE "webhook_inbox" (
    "id" UUID NOT NULL,
    "shop_domain" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "api_version" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "webhook_inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "shop_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "currency" TEXT,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "customer_id" TEXT,
    "cart_token" TEXT,
    "checkout_token" TEXT,
    "placed_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "snapshot" JSONB,
    "stamp" JSONB,
    "baseline" JSONB,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_refund" (
    "shop_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "stamp" JSONB NOT NULL,

    CONSTRAINT "order_refund_pkey" PRIMARY KEY ("shop_id","order_id","id")
);

-- CreateTable
CREATE TABLE "inbound_call" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "offer_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "remote_ip" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "http_status" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "parameter" TEXT,
    "conversion_id" TEXT,
    "mismatch" JSONB,

    CONSTRAINT "inbound_call_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "compliance_request" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "compliance_request_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "attribution_decision" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" TEXT,
    "conversion_id" TEXT,
    "method" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribution_decision_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "conversion" (
    "shop_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "txn_id" TEXT,
    "event" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "payout_minor" BIGINT NOT NULL,
    "original_amount_minor" BIGINT NOT NULL,
    "original_payout_minor" BIGINT NOT NULL,
    "sale_amount_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "click_id" UUID,
    "coupon_code" TEXT,
    "order_id" TEXT,
    "method" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "customer_type" TEXT,
    "amount_explicit" BOOLEAN NOT NULL DEFAULT false,
    "payout_explicit" BOOLEAN NOT NULL DEFAULT false,
    "payout_terms" JSONB NOT NULL,
    "hold_until" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversion_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "conversion_change" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversion_id" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "payout_minor" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversion_change_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "conversion_adjustment" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversion_id" TEXT NOT NULL,
    "amount_delta_minor" BIGINT NOT NULL,
    "payout_delta_minor" BIGINT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversion_adjustment_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "postback" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "events" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "statuses" TEXT[] NOT NULL DEFAULT ARRAY['approved']::TEXT[],
    "adjustments" BOOLEAN NOT NULL DEFAULT false,
    "method" TEXT NOT NULL DEFAULT 'GET',
    "url" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postback_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "postback_id" UUID NOT NULL,
    "conversion_id" TEXT NOT NULL,
    "change_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'scheduled',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claim_id" UUID,
    "values" JSONB NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "payout_minor" BIGINT NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "delivery_attempt" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "request_headers" JSONB NOT NULL,
    "request_body" TEXT,
    "http_status" INTEGER,
    "response_body" TEXT,
    "error_code" TEXT,
    "error" TEXT,

    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("shop_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "access_token" TEXT,
    "refresh_token" TEXT,
    "refresh_token_expires" TIMESTAMPTZ(3),
    "user_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "shop_slug_key" ON "shop"("slug");

-- CreateIndex
CREATE INDEX "shop_slug_shop_id_idx" ON "shop_slug"("shop_id");

-- CreateIndex
CREATE INDEX "link_host_shop_id_idx" ON "link_host"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_shop_id_slug_key" ON "offer"("shop_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "payout_rule_shop_id_offer_id_event_key" ON "payout_rule"("shop_id", "offer_id", "event");

-- CreateIndex
CREATE UNIQUE INDEX "partner_shop_id_slug_key" ON "partner"("shop_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "partner_shop_id_arrival_parameter_key" ON "partner"("shop_id", "arrival_parameter");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_shop_id_code_key_key" ON "coupon"("shop_id", "code_key");

-- CreateIndex
CREATE INDEX "click_id_idx" ON "click"("id");

-- CreateIndex
CREATE INDEX "webhook_inbox_due" ON "webhook_inbox"("next_attempt_at") WHERE "state" = 'pending';

-- CreateIndex
CREATE UNIQUE INDEX "webhook_inbox_shop_domain_webhook_id_key" ON "webhook_inbox"("shop_domain", "webhook_id");

-- CreateIndex
CREATE INDEX "shop_order_shop_id_name_idx" ON "shop_order"("shop_id", "name");

-- CreateIndex
CREATE INDEX "shop_order_shop_id_customer_id_idx" ON "shop_order"("shop_id", "customer_id");

-- CreateIndex
CREATE INDEX "attribution_decision_shop_id_order_id_id_idx" ON "attribution_decision"("shop_id", "order_id", "id") WHERE "order_id" IS NOT NULL;

-- CreateIndex
CREATE INDEX "attribution_decision_shop_id_conversion_id_id_idx" ON "attribution_decision"("shop_id", "conversion_id", "id") WHERE "conversion_id" IS NOT NULL;

-- CreateIndex
CREATE INDEX "conversion_shop_id_created_at_idx" ON "conversion"("shop_id", "created_at");

-- CreateIndex
CREATE INDEX "conversion_hold_due" ON "conversion"("hold_until") WHERE "status" = 'hold';

-- CreateIndex
CREATE UNIQUE INDEX "conversion_shop_id_txn_id_key" ON "conversion"("shop_id", "txn_id");

-- CreateIndex
CREATE INDEX "conversion_change_shop_id_conversion_id_id_idx" ON "conversion_change"("shop_id", "conversion_id", "id");

-- CreateIndex
CREATE INDEX "conversion_adjustment_shop_id_conversion_id_id_idx" ON "conversion_adjustment"("shop_id", "conversion_id", "id");

-- CreateIndex
CREATE INDEX "postback_shop_id_partner_id_idx" ON "postback"("shop_id", "partner_id");

-- CreateIndex
CREATE INDEX "delivery_due" ON "delivery"("next_attempt_at") WHERE "state" IN ('scheduled', 'sending');

-- CreateIndex
CREATE UNIQUE INDEX "delivery_shop_id_conversion_id_postback_id_change_id_key" ON "delivery"("shop_id", "conversion_id", "postback_id", "change_id");

-- CreateIndex
CREATE INDEX "delivery_attempt_shop_id_delivery_id_id_idx" ON "delivery_attempt"("shop_id", "delivery_id", "id");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- AddForeignKey
ALTER TABLE "shop_slug" ADD CONSTRAINT "shop_slug_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_host" ADD CONSTRAINT "link_host_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_rule" ADD CONSTRAINT "payout_rule_shop_id_offer_id_fkey" FOREIGN KEY ("shop_id", "offer_id") REFERENCES "offer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_shop_id_offer_id_fkey" FOREIGN KEY ("shop_id", "offer_id") REFERENCES "offer"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postback" ADD CONSTRAINT "postback_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: the logs' safety net. Months are made ahead by platform/partitions. A row outside all of them lands here
-- rather than being lost.
CREATE TABLE "click_default" PARTITION OF "click" DEFAULT;
CREATE TABLE "delivery_attempt_default" PARTITION OF "delivery_attempt" DEFAULT;

-- By hand: what the code assumes.
ALTER TABLE "shop" ADD CONSTRAINT "shop_status" CHECK ("status" IN ('active', 'inactive')),
  ADD CONSTRAINT "shop_click_choice" CHECK ("click_choice" IN ('last', 'first')),
  ADD CONSTRAINT "shop_test_orders" CHECK ("test_orders" IN ('record', 'follow'));
ALTER TABLE "offer" ADD CONSTRAINT "offer_status" CHECK ("status" IN ('active', 'paused')),
  ADD CONSTRAINT "offer_hold_days" CHECK ("hold_days" BETWEEN 0 AND 365),
  ADD CONSTRAINT "offer_lookback_days" CHECK ("lookback_days" BETWEEN 1 AND 3650),
  ADD CONSTRAINT "offer_secret" CHECK (("postback_secret" IS NULL) = ("postback_secret_digest" IS NULL));
ALTER TABLE "payout_rule" ADD CONSTRAINT "payout_rule_kind" CHECK (
  ("kind" = 'flat' AND "flat_minor" >= 0 AND "flat_currency" IS NOT NULL AND "basis_points" IS NULL) OR
  ("kind" = 'percent' AND "basis_points" BETWEEN 0 AND 10000 AND "flat_minor" IS NULL AND "flat_currency" IS NULL)),
  ADD CONSTRAINT "payout_rule_event" CHECK ("event" ~ '^[a-z0-9_-]{1,64}$');
ALTER TABLE "partner" ADD CONSTRAINT "partner_status" CHECK ("status" IN ('active', 'paused'));
ALTER TABLE "webhook_inbox" ADD CONSTRAINT "webhook_inbox_state" CHECK ("state" IN ('pending', 'applied', 'failed'));
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_status" CHECK ("status" IN ('pending', 'hold', 'approved', 'rejected', 'reversed')),
  ADD CONSTRAINT "conversion_event" CHECK ("event" ~ '^[a-z0-9_-]{1,64}$'),
  ADD CONSTRAINT "conversion_counts_zero" CHECK ("status" NOT IN ('rejected', 'reversed') OR ("amount_minor" = 0 AND "payout_minor" = 0));
ALTER TABLE "postback" ADD CONSTRAINT "postback_method" CHECK ("method" IN ('GET', 'POST'));
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state" CHECK ("state" IN ('scheduled', 'sending', 'delivered', 'failed', 'cancelled')),
  ADD CONSTRAINT "delivery_due_while_open" CHECK (("state" IN ('scheduled', 'sending')) = ("next_attempt_at" IS NOT NULL));

-- By hand: queue tables change every row several times, so vacuum them early and their indexes stay small.
ALTER TABLE "webhook_inbox" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
ALTER TABLE "delivery" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- By hand: every process keeps links in memory, and any change of what a link points at tells them all (click/link-cache).
CREATE FUNCTION "tell_links"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM pg_notify('throughline', 'links:' || TG_TABLE_NAME || ':');
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_links" AFTER INSERT OR UPDATE OR DELETE ON "shop" FOR EACH STATEMENT EXECUTE FUNCTION "tell_links"();
CREATE TRIGGER "tell_links" AFTER INSERT OR UPDATE OR DELETE ON "shop_slug" FOR EACH STATEMENT EXECUTE FUNCTION "tell_links"();
CREATE TRIGGER "tell_links" AFTER INSERT OR UPDATE OR DELETE ON "link_host" FOR EACH STATEMENT EXECUTE FUNCTION "tell_links"();
CREATE TRIGGER "tell_links" AFTER INSERT OR UPDATE OR DELETE ON "offer" FOR EACH STATEMENT EXECUTE FUNCTION "tell_links"();
CREATE TRIGGER "tell_links" AFTER INSERT OR UPDATE OR DELETE ON "partner" FOR EACH STATEMENT EXECUTE FUNCTION "tell_links"();

-- By hand: a webhook's body is written once and read once, so it is not compressed, and up to 8 KB it stays in its row.
ALTER TABLE "webhook_inbox" ALTER COLUMN "body" SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160);
