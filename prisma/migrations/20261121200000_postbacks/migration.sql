-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "sent_currency" TEXT,
ADD COLUMN     "rate" JSONB,
ADD COLUMN     "ready" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "replaced" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "resend_of" TEXT;

-- AlterTable
ALTER TABLE "delivery_attempt" ADD COLUMN     "connect_ms" INTEGER,
ADD COLUMN     "dns_ms" INTEGER,
ADD COLUMN     "first_byte_ms" INTEGER,
ADD COLUMN     "tls_ms" INTEGER;

-- AlterTable
ALTER TABLE "partner" ADD COLUMN     "email" TEXT;

-- AlterTable
ALTER TABLE "postback" ADD COLUMN     "body" TEXT,
ADD COLUMN     "body_format" TEXT,
ADD COLUMN     "currency" TEXT,
ADD COLUMN     "delay_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "event_names" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "label" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pause_reason" TEXT,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "preset_id" TEXT,
ADD COLUMN     "previous_signing_secret" TEXT,
ADD COLUMN     "previous_signing_until" TIMESTAMPTZ(3),
ADD COLUMN     "secrets" TEXT,
ADD COLUMN     "signing_secret" TEXT,
ADD COLUMN     "status_names" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "success_rule" JSONB NOT NULL DEFAULT '{"status":"2xx"}',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "notice_email" TEXT;

-- CreateTable
CREATE TABLE "postback_health" (
    "shop_id" UUID NOT NULL,
    "postback_id" UUID NOT NULL,
    "failures_in_row" INTEGER NOT NULL,
    "failing_since" TIMESTAMPTZ(3) NOT NULL,
    "last_failure" TEXT NOT NULL,
    "noticed_at" TIMESTAMPTZ(3),

    CONSTRAINT "postback_health_pkey" PRIMARY KEY ("shop_id","postback_id")
);

-- CreateTable
CREATE TABLE "delivery_log" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "postback_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "delivery_log_pkey" PRIMARY KEY ("shop_id","id")
) PARTITION BY RANGE ("id");
CREATE TABLE "delivery_log_default" PARTITION OF "delivery_log" DEFAULT;

-- CreateTable
CREATE TABLE "delivery_replay" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "postback_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER NOT NULL,
    "resent" INTEGER NOT NULL DEFAULT 0,
    "cursor" UUID,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_replay_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "notice" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "postback_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail_to" TEXT,
    "mailed_at" TIMESTAMPTZ(3),
    "mail_error" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "source" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "per_euro" DECIMAL(24,10) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("source","day","currency")
);

-- CreateTable
CREATE TABLE "manual_rate" (
    "shop_id" UUID NOT NULL,
    "from_currency" TEXT NOT NULL,
    "to_currency" TEXT NOT NULL,
    "rate" DECIMAL(24,10) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "manual_rate_pkey" PRIMARY KEY ("shop_id","from_currency","to_currency")
);

-- CreateIndex
CREATE INDEX "delivery_log_shop_id_postback_id_id_idx" ON "delivery_log"("shop_id", "postback_id", "id");

-- CreateIndex
CREATE INDEX "delivery_log_shop_id_partner_id_id_idx" ON "delivery_log"("shop_id", "partner_id", "id");

-- CreateIndex
CREATE INDEX "delivery_log_shop_id_offer_id_id_idx" ON "delivery_log"("shop_id", "offer_id", "id");

-- CreateIndex
CREATE INDEX "delivery_log_shop_id_event_id_idx" ON "delivery_log"("shop_id", "event", "id");

-- CreateIndex
CREATE INDEX "delivery_log_shop_id_status_id_idx" ON "delivery_log"("shop_id", "status", "id");

-- CreateIndex
CREATE INDEX "delivery_replay_shop_id_postback_id_created_at_idx" ON "delivery_replay"("shop_id", "postback_id", "created_at");

-- What is there already.
UPDATE "delivery" SET "ready" = false WHERE "state" = 'scheduled' AND "next_attempt_at" > now();
INSERT INTO "delivery_log" ("shop_id", "id", "postback_id", "partner_id", "offer_id", "event", "status")
SELECT "delivery"."shop_id", "delivery"."id", "delivery"."postback_id", "postback"."partner_id", "conversion"."offer_id", "conversion"."event",
       coalesce("delivery"."values" ->> 'status', "conversion"."status")
  FROM "delivery"
  JOIN "postback" ON "postback"."shop_id" = "delivery"."shop_id" AND "postback"."id" = "delivery"."postback_id"
  JOIN "conversion" ON "conversion"."shop_id" = "delivery"."shop_id" AND "conversion"."id" = "delivery"."conversion_id";

-- By hand: the queue's indexes hold what is open, the log's what is rare.
DROP INDEX "delivery_due";
CREATE INDEX "delivery_ready" ON "delivery"("shop_id", "postback_id", "next_attempt_at") WHERE "state" = 'scheduled' AND "ready";
CREATE INDEX "delivery_later" ON "delivery"("next_attempt_at") WHERE "state" = 'scheduled' AND NOT "ready";
CREATE INDEX "delivery_lease" ON "delivery"("next_attempt_at") WHERE "state" = 'sending';
CREATE INDEX "delivery_failed" ON "delivery"("shop_id", "id") WHERE "state" = 'failed';
CREATE INDEX "delivery_cancelled" ON "delivery"("shop_id", "id") WHERE "state" = 'cancelled';
CREATE INDEX "delivery_retrying" ON "delivery"("shop_id", "id") WHERE "state" = 'scheduled' AND "attempts" > 0;
CREATE INDEX "notice_unread" ON "notice"("shop_id", "id") WHERE "read_at" IS NULL;
CREATE INDEX "notice_unmailed" ON "notice"("shop_id", "id") WHERE "mail_to" IS NOT NULL AND "mailed_at" IS NULL AND "mail_error" IS NULL;

-- The conversions that wait for an exchange rate: looked at every few minutes.
CREATE INDEX "conversion_rates_missing" ON "conversion" ("shop_id", "id") WHERE "flags" ?| ARRAY['rate_missing', 'cap_rate_missing'];

-- By hand: what the code assumes. A scheduled delivery without a time waits for an exchange rate.
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_due_while_open",
  ADD CONSTRAINT "delivery_due_while_open" CHECK (CASE "state" WHEN 'sending' THEN "next_attempt_at" IS NOT NULL
    WHEN 'scheduled' THEN "next_attempt_at" IS NOT NULL OR NOT "ready" ELSE "next_attempt_at" IS NULL END),
  ADD CONSTRAINT "delivery_resend_of" CHECK ("resend_of" IN ('delivered', 'failed', 'cancelled'));
ALTER TABLE "postback" ADD CONSTRAINT "postback_body" CHECK (("body" IS NULL) = ("body_format" IS NULL) AND ("body" IS NULL OR "method" = 'POST')),
  ADD CONSTRAINT "postback_body_format" CHECK ("body_format" IN ('json', 'form')),
  ADD CONSTRAINT "postback_delay" CHECK ("delay_seconds" BETWEEN 0 AND 600),
  ADD CONSTRAINT "postback_pause" CHECK (("paused_at" IS NULL) = ("pause_reason" IS NULL)),
  ADD CONSTRAINT "postback_previous_secret" CHECK (("previous_signing_secret" IS NULL) = ("previous_signing_until" IS NULL));
ALTER TABLE "delivery_replay" ADD CONSTRAINT "delivery_replay_state" CHECK ("state" IN ('running', 'done', 'stopped'));
ALTER TABLE "notice" ADD CONSTRAINT "notice_audience" CHECK ("audience" IN ('merchant', 'partner'));
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_positive" CHECK ("per_euro" > 0);
ALTER TABLE "manual_rate" ADD CONSTRAINT "manual_rate_positive" CHECK ("rate" > 0 AND "from_currency" <> "to_currency");
