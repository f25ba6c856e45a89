CREATE INDEX "effects_spent_day_idx" ON "public"."effects"("store_id", "local_day") INCLUDE ("id", "value_minor", "action", "state")
    WHERE "state" IN ('ready', 'executing', 'unknown', 'done', 'reconciled');

DROP TRIGGER "effects_clear_days" ON "public"."effects";
DROP TRIGGER "effects_count_lost_day" ON "public"."effects";
DROP TRIGGER "effects_count_new_day" ON "public"."effects";
DROP TRIGGER "effects_count_day" ON "public"."effects";

-- DropFunction
DROP FUNCTION "public"."clear_effect_days"();
DROP FUNCTION "public"."count_effect_day"();

-- DropTable
DROP TABLE "public"."effect_day_totals";

-- DropIndex
DROP INDEX "public"."verification_codes_store_id_order_id_number_key";

-- AlterTable
ALTER TABLE "public"."verification_codes" DROP COLUMN "number";
