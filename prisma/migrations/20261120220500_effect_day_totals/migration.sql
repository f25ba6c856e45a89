-- AlterTable
ALTER TABLE "verification_codes" ADD COLUMN "number" INTEGER;
UPDATE "verification_codes" v SET "number" = n."number"
    FROM (SELECT "id", row_number() OVER (PARTITION BY "store_id", "order_id" ORDER BY "created_at", "id") AS "number" FROM "verification_codes") n
    WHERE n."id" = v."id";
ALTER TABLE "verification_codes" ALTER COLUMN "number" SET NOT NULL;

-- CreateTable
CREATE TABLE "effect_day_totals" (
    "store_id" TEXT NOT NULL,
    "local_day" DATE NOT NULL,
    "action" TEXT NOT NULL,
    "value_minor" BIGINT NOT NULL,

    CONSTRAINT "effect_day_totals_pkey" PRIMARY KEY ("store_id","local_day","action")
);

-- CreateIndex
CREATE UNIQUE INDEX "verification_codes_store_id_order_id_number_key" ON "verification_codes"("store_id", "order_id", "number");

-- From here on by hand: what the schema language can't say.

-- What is executing, unknown or done counts on its day; what is ready is summed by itself, since it counts on any day.
CREATE FUNCTION "count_effect_day"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state IN ('executing', 'unknown', 'done', 'reconciled') THEN
        UPDATE effect_day_totals t SET value_minor = t.value_minor - OLD.value_minor
            WHERE t.store_id = OLD.store_id AND t.local_day = OLD.local_day AND t.action = OLD.action;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state IN ('executing', 'unknown', 'done', 'reconciled') THEN
        INSERT INTO effect_day_totals AS t (store_id, local_day, action, value_minor)
            VALUES (NEW.store_id, NEW.local_day, NEW.action, NEW.value_minor)
            ON CONFLICT (store_id, local_day, action) DO UPDATE SET value_minor = t.value_minor + EXCLUDED.value_minor;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION "clear_effect_days"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM effect_day_totals;
    RETURN NULL;
END $$;
CREATE TRIGGER "effects_count_day" AFTER UPDATE OF "state", "local_day", "value_minor", "action", "store_id" ON "effects" FOR EACH ROW
    WHEN ((OLD.state IN ('executing', 'unknown', 'done', 'reconciled') OR NEW.state IN ('executing', 'unknown', 'done', 'reconciled'))
        AND (OLD.state IN ('executing', 'unknown', 'done', 'reconciled'), OLD.local_day, OLD.value_minor, OLD.action, OLD.store_id)
            IS DISTINCT FROM (NEW.state IN ('executing', 'unknown', 'done', 'reconciled'), NEW.local_day, NEW.value_minor, NEW.action, NEW.store_id))
    EXECUTE FUNCTION "count_effect_day"();
CREATE TRIGGER "effects_count_new_day" AFTER INSERT ON "effects" FOR EACH ROW
    WHEN (NEW.state IN ('executing', 'unknown', 'done', 'reconciled')) EXECUTE FUNCTION "count_effect_day"();
CREATE TRIGGER "effects_count_lost_day" AFTER DELETE ON "effects" FOR EACH ROW
    WHEN (OLD.state IN ('executing', 'unknown', 'done', 'reconciled')) EXECUTE FUNCTION "count_effect_day"();
CREATE TRIGGER "effects_clear_days" AFTER TRUNCATE ON "effects" FOR EACH STATEMENT EXECUTE FUNCTION "clear_effect_days"();

-- The triggers hold off every writer until this transaction ends.
INSERT INTO "effect_day_totals" ("store_id", "local_day", "action", "value_minor")
    SELECT "store_id", "local_day", "action", sum("value_minor")::bigint FROM "effects"
    WHERE "state" IN ('executing', 'unknown', 'done', 'reconciled') GROUP BY "store_id", "local_day", "action";

DROP INDEX "effects_spent_day_idx";

-- One row a day and action is written by every effect: room to do it in place.
ALTER TABLE "effect_day_totals" SET (fillfactor = 20);
