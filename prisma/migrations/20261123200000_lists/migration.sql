-- What partners are searched by, so that a search reads as many rows as it shows, among ten partners or a hundred thousand: what each
-- is called from each of its words on. A range of the index is what begins with the words of a search, in order. Partners are written
-- seldom, and a trigger sees to it, because they are written in several places.

-- CreateTable
CREATE TABLE "partner_term" (
    "shop_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "partner_term_pkey" PRIMARY KEY ("shop_id","partner_id","term")
);

-- AddForeignKey
ALTER TABLE "partner_term" ADD CONSTRAINT "partner_term_shop_id_partner_id_fkey" FOREIGN KEY ("shop_id", "partner_id") REFERENCES "partner"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: words in lower case with one space between, whatever stands between them.
CREATE FUNCTION "search_key"("given" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN btrim(regexp_replace(lower(normalize("given", NFKC)), '[[:space:][:punct:]]+', ' ', 'g'));

-- "Jo Müller, Söhne": jo müller söhne; müller söhne; söhne. Each no longer than what can be searched for.
CREATE FUNCTION "search_terms"("given" text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT left(array_to_string(words[start:], ' '), 100)
    FROM unnest("given") AS one(text)
   CROSS JOIN LATERAL (SELECT string_to_array("search_key"(text), ' ') AS words) AS split
   CROSS JOIN LATERAL generate_subscripts(words, 1) AS start
$$;

CREATE FUNCTION "keep_partner_terms"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."name", NEW."slug", NEW."email", NEW."status") IS NOT DISTINCT FROM (OLD."name", OLD."slug", OLD."email", OLD."status") THEN
      RETURN NULL;
    END IF;
    DELETE FROM "partner_term" WHERE "shop_id" = NEW."shop_id" AND "partner_id" = NEW."id";
  END IF;
  INSERT INTO "partner_term" ("shop_id", "partner_id", "term", "status")
  SELECT NEW."shop_id", NEW."id", term, NEW."status" FROM "search_terms"(ARRAY[NEW."name", NEW."slug", NEW."email"]) AS term;
  RETURN NULL;
END $$;
CREATE TRIGGER "keep_partner_terms" AFTER INSERT OR UPDATE OF "name", "slug", "email", "status" ON "partner"
  FOR EACH ROW EXECUTE FUNCTION "keep_partner_terms"();

-- What there is already. Whoever writes partners waits for the trigger's making, so that none slips between.
INSERT INTO "partner_term" ("shop_id", "partner_id", "term", "status")
SELECT "shop_id", "id", term, "status" FROM "partner" CROSS JOIN LATERAL "search_terms"(ARRAY["name", "slug", "email"]) AS term;

-- CreateIndex
CREATE INDEX "partner_term_shop_id_status_term_partner_id_idx" ON "partner_term"("shop_id", "status", "term", "partner_id");

-- By hand: the calls of an offer. An offer may have few among very many, and nothing else leads to them.
CREATE INDEX "inbound_call_offer" ON "inbound_call" ("shop_id", "offer_id", "id") WHERE "offer_id" IS NOT NULL;

-- The newest test conversion is found by conversion_test, whose ids carry the time.
DROP INDEX "conversion_test_newest";

-- A partner's conversions are found by conversion_partner, in the order of their ids, and their sums are kept by the hour.
DROP INDEX "conversion_shop_id_partner_id_created_at_idx";
