-- Claiming a delivery changes no indexed column, so that it costs no entries of indexes (a heap-only update): the end of a lease has a
-- column of its own, and no index asks for the state.
ALTER TABLE "delivery" ADD COLUMN "leased_until" TIMESTAMPTZ(3);
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_due_while_open";
UPDATE "delivery" SET "leased_until" = "next_attempt_at", "ready" = true WHERE "state" = 'sending';

-- Computed, so that nobody who writes a state has to think of them.
ALTER TABLE "delivery" ADD COLUMN "is_open" BOOLEAN GENERATED ALWAYS AS ("state" IN ('scheduled', 'sending')) STORED,
  ADD COLUMN "listed_as" TEXT GENERATED ALWAYS AS (
  CASE WHEN "state" IN ('failed', 'cancelled') THEN "state" WHEN "state" IN ('scheduled', 'sending') AND "attempts" > 0 THEN 'retrying' END) STORED;

DROP INDEX "delivery_ready";
DROP INDEX "delivery_later";
DROP INDEX "delivery_lease";
DROP INDEX "delivery_failed";
DROP INDEX "delivery_cancelled";
DROP INDEX "delivery_retrying";
CREATE INDEX "delivery_ready" ON "delivery"("shop_id", "postback_id", "next_attempt_at") WHERE "is_open" AND "ready";
CREATE INDEX "delivery_later" ON "delivery"("next_attempt_at") WHERE "is_open" AND NOT "ready";
CREATE INDEX "delivery_listed" ON "delivery"("shop_id", "listed_as", "id") WHERE "listed_as" IS NOT NULL;
-- Room for the second version of a row beside the first.
ALTER TABLE "delivery" SET (fillfactor = 50);

-- By hand: what the code assumes. A scheduled delivery without a time waits for an exchange rate.
ALTER TABLE "delivery"
  ADD CONSTRAINT "delivery_due_while_open" CHECK (CASE WHEN "state" IN ('scheduled', 'sending') THEN "next_attempt_at" IS NOT NULL OR NOT "ready"
    ELSE "next_attempt_at" IS NULL END),
  ADD CONSTRAINT "delivery_leased_while_sending" CHECK (("state" = 'sending') = ("leased_until" IS NOT NULL));
