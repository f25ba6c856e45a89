-- DropForeignKey
ALTER TABLE "public"."stores" DROP CONSTRAINT "stores_organization_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."api_keys" DROP CONSTRAINT "api_keys_store_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."conversations" DROP CONSTRAINT "conversations_store_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."messages" DROP CONSTRAINT "messages_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."turns" DROP CONSTRAINT "turns_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."actions" DROP CONSTRAINT "actions_conversation_id_fkey";

-- DropForeignKey
ALTER TABLE "public"."actions" DROP CONSTRAINT "actions_message_id_fkey";

-- DropTable
DROP TABLE "public"."organizations";

-- DropTable
DROP TABLE "public"."stores";

-- DropTable
DROP TABLE "public"."api_keys";

-- DropTable
DROP TABLE "public"."conversations";

-- DropTable
DROP TABLE "public"."messages";

-- DropTable
DROP TABLE "public"."turns";

-- DropTable
DROP TABLE "public"."actions";

-- DropTable
DROP TABLE "public"."outbox";

-- DropTable
DROP TABLE "public"."webhook_events";

-- DropTable
DROP TABLE "public"."audit_log";

-- DropTable
DROP TABLE "public"."access_log";
