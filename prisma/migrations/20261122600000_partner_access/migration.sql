-- AlterTable
ALTER TABLE "partner_code" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "partner_code" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE "partner_code" ADD COLUMN "label" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "partner_code_try" (
    "shop_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL,

    CONSTRAINT "partner_code_try_pkey" PRIMARY KEY ("shop_id","user_id")
);

-- CreateTable
CREATE TABLE "partner_access_change" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" TEXT,
    "label" TEXT NOT NULL,
    "by_user" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_access_change_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "partner_code_shop_id_id_key" ON "partner_code"("shop_id", "id");

-- CreateIndex
CREATE INDEX "partner_access_change_shop_id_partner_id_id_idx" ON "partner_access_change"("shop_id", "partner_id", "id");

-- CreateIndex
CREATE INDEX IF NOT EXISTS "conversion_shop_id_partner_id_created_at_idx" ON "conversion"("shop_id", "partner_id", "created_at");

-- AddForeignKey
ALTER TABLE "partner_access_change" ADD CONSTRAINT "partner_access_change_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
