-- DropForeignKey
ALTER TABLE "public"."effects" DROP CONSTRAINT "effects_store_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."effect_events" DROP CONSTRAINT "effect_events_effect_id_fkey";

-- DropTable
DROP TABLE "public"."effects";

-- DropTable
DROP TABLE "public"."effect_events";

-- DropTable
DROP TABLE "public"."verification_codes";

-- DropFunction
DROP FUNCTION "public"."refuse_effect_event_change"();
