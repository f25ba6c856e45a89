-- CreateTable
CREATE TABLE "effects" (
    "id" UUID NOT NULL,
    "store_id" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "turn_id" UUID,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "consequence" JSONB NOT NULL,
    "fees" JSONB NOT NULL,
    "verdict" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "value_minor" BIGINT NOT NULL,
    "value_currency" TEXT NOT NULL,
    "local_day" DATE NOT NULL,
    "identity" TEXT NOT NULL,
    "consent" JSONB,
    "consent_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "approval" JSONB,
    "approval_expires_at" TIMESTAMPTZ(3),
    "hold_until" TIMESTAMPTZ(3),
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "attempted_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "receipt" JSONB,
    "reference" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "effects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effect_events" (
    "seq" BIGSERIAL NOT NULL,
    "effect_id" UUID NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "effect_events_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "verification_codes" (
    "id" UUID NOT NULL,
    "store_id" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "verification_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "effects_key_key" ON "effects"("key");

-- CreateIndex
CREATE INDEX "effects_conversation_id_created_at_idx" ON "effects"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "effects_wish_idx" ON "effects"("wish");

-- CreateIndex
CREATE INDEX "effect_events_effect_id_seq_idx" ON "effect_events"("effect_id", "seq");

-- CreateIndex
CREATE INDEX "verification_codes_conversation_id_order_id_created_at_idx" ON "verification_codes"("conversation_id", "order_id", "created_at");

-- CreateIndex
CREATE INDEX "verification_codes_store_id_order_id_created_at_idx" ON "verification_codes"("store_id", "order_id", "created_at");

-- AddForeignKey
ALTER TABLE "effects" ADD CONSTRAINT "effects_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "stores"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effect_events" ADD CONSTRAINT "effect_events_effect_id_fkey" FOREIGN KEY ("effect_id") REFERENCES "effects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- From here on by hand: what the schema language can't say.

-- Closed sets
ALTER TABLE "effects"
    ADD CONSTRAINT "effects_state_check" CHECK ("state" IN ('proposed', 'awaiting_consent', 'awaiting_approval', 'ready', 'executing', 'done', 'failed', 'unknown', 'reconciled', 'expired', 'refused')),
    ADD CONSTRAINT "effects_identity_check" CHECK ("identity" IN ('none', 'contact', 'code', 'session')),
    ADD CONSTRAINT "effects_value_check" CHECK ("value_minor" >= 0),
    ADD CONSTRAINT "effects_consent_check" CHECK ("state" IN ('proposed', 'awaiting_consent', 'expired', 'refused') OR "consent" IS NOT NULL),
    ADD CONSTRAINT "effects_done_check" CHECK ("state" NOT IN ('done', 'reconciled') OR "receipt" IS NOT NULL);

-- One write at a time on one order: while an outcome is not known, nothing else is written to it.
CREATE UNIQUE INDEX "effects_in_flight_key" ON "effects"("store_id", "subject_id") WHERE "state" IN ('executing', 'unknown');
-- Of two discounts claimed for a customer at the same moment neither statement sees the other.
CREATE UNIQUE INDEX "effects_discount_in_flight_key" ON "effects"("store_id", "customer_id")
    WHERE "action" = 'create_discount' AND "state" IN ('executing', 'unknown');
-- One wish is on its way once in the store, and is open once in a conversation.
CREATE UNIQUE INDEX "effects_wish_on_its_way_key" ON "effects"("wish") WHERE "state" IN ('awaiting_approval', 'ready', 'executing', 'unknown');
CREATE UNIQUE INDEX "effects_wish_open_key" ON "effects"("conversation_id", "wish") WHERE "state" IN ('proposed', 'awaiting_consent');

-- The sums of the limits, by order, by customer and by day of the store.
CREATE INDEX "effects_spent_subject_idx" ON "effects"("store_id", "subject_id") INCLUDE ("id", "value_minor", "action", "state")
    WHERE "state" IN ('ready', 'executing', 'unknown', 'done', 'reconciled');
CREATE INDEX "effects_spent_customer_idx" ON "effects"("store_id", "customer_id", "local_day") INCLUDE ("id", "value_minor", "action", "state")
    WHERE "state" IN ('ready', 'executing', 'unknown', 'done', 'reconciled');
CREATE INDEX "effects_spent_day_idx" ON "effects"("store_id", "local_day") INCLUDE ("id", "value_minor", "action", "state")
    WHERE "state" IN ('ready', 'executing', 'unknown', 'done', 'reconciled');
CREATE INDEX "effects_ready_idx" ON "effects"("store_id") INCLUDE ("id", "value_minor", "action", "local_day") WHERE "state" = 'ready';

-- What waits for an operator.
CREATE INDEX "effects_approvals_idx" ON "effects"("store_id", "created_at") WHERE "state" = 'awaiting_approval';

ALTER TABLE "effects" SET (fillfactor = 80);

-- The proof can be added to, never changed.
CREATE FUNCTION "refuse_effect_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'effect_events is append-only';
END $$;
CREATE TRIGGER "effect_events_append_only" BEFORE UPDATE OR DELETE ON "effect_events"
    FOR EACH ROW EXECUTE FUNCTION "refuse_effect_event_change"();
