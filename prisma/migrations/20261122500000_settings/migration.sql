-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "inbound_log_days" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "primary_host" TEXT,
ADD COLUMN     "settings_version" INTEGER NOT NULL DEFAULT 1;

-- By hand: what the form lets through.
ALTER TABLE "shop" ADD CONSTRAINT "shop_inbound_log_days" CHECK ("inbound_log_days" BETWEEN 7 AND 3650);

-- By hand: what the inbound log is searched by. Accepted calls, by far the most, have no entry in the first. The log keeps
-- parameters of up to 2,048 characters, also those that were refused for it: an index entry has less room.
CREATE INDEX "inbound_call_listed" ON "inbound_call" ("shop_id", "outcome", "id") WHERE "outcome" <> 'ok';
CREATE INDEX "inbound_call_txn" ON "inbound_call" ("shop_id", left("parameters" ->> 'txn_id', 255), "id") WHERE "parameters" ->> 'txn_id' IS NOT NULL;
CREATE INDEX "inbound_call_click" ON "inbound_call" ("shop_id", lower(left("parameters" ->> 'click_id', 255)), "id") WHERE "parameters" ->> 'click_id' IS NOT NULL;
