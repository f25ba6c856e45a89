-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "tier" TEXT NOT NULL DEFAULT 'basic',
    "billing_email" TEXT,
    "subscription_status" TEXT NOT NULL DEFAULT 'trial',
    "monthly_conversation_limit" INTEGER NOT NULL DEFAULT 1000,
    "overage_rate" DECIMAL(10,4) NOT NULL DEFAULT 0.10,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stores" (
    "id" TEXT NOT NULL,
    "organization_id" UUID,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "platform" TEXT NOT NULL DEFAULT 'shopify',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "api_credentials" JSONB NOT NULL DEFAULT '{}',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stores_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "store_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allowed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "store_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'widget',
    "status" TEXT NOT NULL DEFAULT 'active',
    "customer_email" TEXT,
    "customer_name" TEXT,
    "customer_id" TEXT,
    "language" TEXT,
    "primary_intent" TEXT,
    "sentiment" TEXT,
    "priority" TEXT NOT NULL DEFAULT 'medium',
    "order_id" TEXT,
    "external_ticket_id" TEXT,
    "resolution_summary" TEXT,
    "resolution_type" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "csat_score" SMALLINT,
    "memory" JSONB NOT NULL DEFAULT '{}',
    "context" JSONB NOT NULL DEFAULT '{}',
    "message_seq" BIGINT NOT NULL DEFAULT 0,
    "last_shopper_seq" BIGINT NOT NULL DEFAULT 0,
    "covered_seq" BIGINT NOT NULL DEFAULT 0,
    "active_turn_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conversation_id" UUID NOT NULL,
    "store_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "role" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "intent" TEXT,
    "confidence" DOUBLE PRECISION,
    "latency_ms" INTEGER,
    "tokens_used" INTEGER,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "turn_id" UUID,
    "idempotency_key" TEXT,
    "request_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turns" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conversation_id" UUID NOT NULL,
    "store_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "first_seq" BIGINT NOT NULL,
    "covers_seq" BIGINT NOT NULL,
    "owner" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "lease_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "is_read_only" BOOLEAN NOT NULL DEFAULT true,
    "trace_id" UUID,
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "turns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conversation_id" UUID NOT NULL,
    "message_id" UUID,
    "action_type" TEXT NOT NULL,
    "action_data" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "error_message" TEXT,
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "store_id" TEXT,
    "conversation_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_by" TEXT,
    "locked_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "store_id" TEXT,
    "source" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "store_id" TEXT,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "store_id" TEXT,
    "key_prefix" TEXT,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "status" SMALLINT NOT NULL,
    "address_hash" TEXT,
    "request_id" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organizations_slug_key" ON "organizations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "stores_domain_key" ON "stores"("domain");

-- CreateIndex
CREATE INDEX "stores_organization_id_idx" ON "stores"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_store_id_idx" ON "api_keys"("store_id");

-- CreateIndex
CREATE INDEX "conversations_store_id_created_at_id_idx" ON "conversations"("store_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "conversations_store_id_status_created_at_idx" ON "conversations"("store_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "conversations_store_id_primary_intent_created_at_idx" ON "conversations"("store_id", "primary_intent", "created_at");

-- CreateIndex
CREATE INDEX "conversations_store_id_sentiment_created_at_idx" ON "conversations"("store_id", "sentiment", "created_at");

-- CreateIndex
CREATE INDEX "conversations_store_id_customer_email_created_at_idx" ON "conversations"("store_id", "customer_email", "created_at");

-- CreateIndex
CREATE INDEX "messages_created_at_role_idx" ON "messages"("created_at", "role");

-- CreateIndex
CREATE UNIQUE INDEX "messages_conversation_id_seq_key" ON "messages"("conversation_id", "seq");

-- CreateIndex
CREATE INDEX "turns_conversation_id_started_at_idx" ON "turns"("conversation_id", "started_at");

-- CreateIndex
CREATE INDEX "actions_conversation_id_created_at_idx" ON "actions"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "actions_message_id_idx" ON "actions"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedupe_key_key" ON "outbox"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_conversation_id_idx" ON "outbox"("conversation_id");

-- CreateIndex
CREATE INDEX "webhook_events_source_event_id_idx" ON "webhook_events"("source", "event_id");

-- CreateIndex
CREATE INDEX "webhook_events_store_id_received_at_idx" ON "webhook_events"("store_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_events_source_delivery_id_key" ON "webhook_events"("source", "delivery_id");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at");

-- CreateIndex
CREATE INDEX "audit_log_subject_at_idx" ON "audit_log"("subject", "at");

-- CreateIndex
CREATE INDEX "access_log_at_idx" ON "access_log"("at");

-- CreateIndex
CREATE INDEX "access_log_store_id_at_idx" ON "access_log"("store_id", "at");

-- AddForeignKey
ALTER TABLE "stores" ADD CONSTRAINT "stores_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turns" ADD CONSTRAINT "turns_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on by hand: what the schema language can't say.

-- Closed sets
ALTER TABLE "organizations"
    ADD CONSTRAINT "organizations_tier_check" CHECK ("tier" IN ('basic', 'pro', 'enterprise')),
    ADD CONSTRAINT "organizations_subscription_status_check" CHECK ("subscription_status" IN ('trial', 'active', 'suspended', 'cancelled'));
ALTER TABLE "stores"
    ADD CONSTRAINT "stores_id_check" CHECK ("id" ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$');
ALTER TABLE "api_keys"
    ADD CONSTRAINT "api_keys_kind_check" CHECK ("kind" IN ('secret', 'widget'));
ALTER TABLE "conversations"
    ADD CONSTRAINT "conversations_status_check" CHECK ("status" IN ('active', 'resolved', 'escalated', 'abandoned', 'human_handling')),
    ADD CONSTRAINT "conversations_resolution_type_check" CHECK ("resolution_type" IN ('automated', 'human', 'customer')),
    ADD CONSTRAINT "conversations_priority_check" CHECK ("priority" IN ('low', 'medium', 'high', 'urgent')),
    ADD CONSTRAINT "conversations_csat_score_check" CHECK ("csat_score" BETWEEN 1 AND 5),
    ADD CONSTRAINT "conversations_seq_check" CHECK ("covered_seq" <= "message_seq" AND "last_shopper_seq" <= "message_seq");
ALTER TABLE "messages"
    ADD CONSTRAINT "messages_role_check" CHECK ("role" IN ('user', 'assistant', 'system')),
    ADD CONSTRAINT "messages_metadata_check" CHECK (jsonb_typeof("metadata") = 'object');
ALTER TABLE "turns"
    ADD CONSTRAINT "turns_status_check" CHECK ("status" IN ('running', 'done', 'failed'));
ALTER TABLE "actions"
    ADD CONSTRAINT "actions_status_check" CHECK ("status" IN ('pending', 'completed', 'failed'));
ALTER TABLE "outbox"
    ADD CONSTRAINT "outbox_status_check" CHECK ("status" IN ('pending', 'running', 'done', 'dead'));
ALTER TABLE "webhook_events"
    ADD CONSTRAINT "webhook_events_status_check" CHECK ("status" IN ('pending', 'running', 'done', 'failed', 'ignored'));

-- An Idempotency-Key is kept once per store.
CREATE UNIQUE INDEX "messages_store_id_idempotency_key_key" ON "messages"("store_id", "idempotency_key") WHERE "idempotency_key" IS NOT NULL;

-- What the watchdogs ask for every few seconds stays small however long the tables grow.
CREATE INDEX "turns_lease_expires_at_idx" ON "turns"("lease_expires_at") WHERE "status" = 'running';
CREATE INDEX "outbox_run_at_idx" ON "outbox"("run_at") WHERE "status" IN ('pending', 'running');
CREATE INDEX "webhook_events_received_at_idx" ON "webhook_events"("received_at") WHERE "status" IN ('pending', 'running');

-- Rows that each turn updates: room on the page keeps the update off the indexes.
ALTER TABLE "conversations" SET (fillfactor = 80);
ALTER TABLE "turns" SET (fillfactor = 80);
ALTER TABLE "outbox" SET (fillfactor = 80);
