-- CreateTable
CREATE TABLE "admin_user" (
    "shop_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "partner_id" UUID,
    "bound_at" TIMESTAMPTZ(3),
    "bound_by" TEXT,

    CONSTRAINT "admin_user_pkey" PRIMARY KEY ("shop_id","user_id")
);

-- CreateTable
CREATE TABLE "partner_code" (
    "shop_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "partner_id" UUID NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "redeemed_by" TEXT,
    "redeemed_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_code_pkey" PRIMARY KEY ("shop_id","digest")
);

-- CreateIndex
CREATE INDEX "admin_user_shop_id_partner_id_idx" ON "admin_user"("shop_id", "partner_id");

-- CreateIndex
CREATE INDEX "partner_code_shop_id_partner_id_idx" ON "partner_code"("shop_id", "partner_id");

-- AddForeignKey
ALTER TABLE "admin_user" ADD CONSTRAINT "admin_user_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "partner_code" ADD CONSTRAINT "partner_code_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: whoever is bound was bound by somebody.
ALTER TABLE "admin_user" ADD CONSTRAINT "admin_user_bound" CHECK (("partner_id" IS NULL) = ("bound_at" IS NULL) AND ("bound_at" IS NULL) = ("bound_by" IS NULL));
