-- What a chat's models are told and how they answer; how long the first word took and what an answer cost; and what was used, day by day.
-- AlterTable
ALTER TABLE "chat_conversation_generation" ADD COLUMN     "cost" DECIMAL(18,9),
ADD COLUMN     "first_token_ms" INTEGER;

-- CreateTable
CREATE TABLE "chat_conversation_settings" (
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "instructions" TEXT,
    "temperature" DOUBLE PRECISION,
    "top_p" DOUBLE PRECISION,
    "max_tokens" INTEGER,
    "stop_sequences" TEXT[],
    "reasoning_effort" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_conversation_settings_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_id")
);

-- CreateTable
CREATE TABLE "neptun_user_usage" (
    "neptun_user_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "priced" INTEGER NOT NULL,
    "timed" INTEGER NOT NULL,
    "prompt_tokens" BIGINT NOT NULL,
    "completion_tokens" BIGINT NOT NULL,
    "cost" DECIMAL(18,9) NOT NULL,
    "duration_ms" BIGINT NOT NULL,
    "first_token_ms" BIGINT NOT NULL,

    CONSTRAINT "neptun_user_usage_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_id","day","model")
);

-- CreateIndex
CREATE INDEX "neptun_user_usage_day_idx" ON "neptun_user_usage"("neptun_user_id", "day");

-- AddForeignKey
ALTER TABLE "chat_conversation_settings" ADD CONSTRAINT "chat_conversation_settings_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neptun_user_usage" ADD CONSTRAINT "neptun_user_usage_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "chat_conversation_settings" ALTER COLUMN "stop_sequences" SET NOT NULL;

-- What was used up to now, as far as its answers are still there.
INSERT INTO "neptun_user_usage" ("neptun_user_id", "day", "chat_conversation_id", "model", "answers", "counted", "priced", "timed",
    "prompt_tokens", "completion_tokens", "cost", "duration_ms", "first_token_ms")
SELECT g."neptun_user_id", (coalesce(g."ended_at", g."created_at") AT TIME ZONE 'UTC')::date, m."chat_conversation_id", g."model",
    count(*), count(g."completion_tokens"), 0, 0, coalesce(sum(g."prompt_tokens"), 0), coalesce(sum(g."completion_tokens"), 0), 0,
    coalesce(sum(g."duration_ms"), 0), 0
FROM "chat_conversation_generation" g
JOIN "chat_conversation_message" m ON m."neptun_user_id" = g."neptun_user_id" AND m."id" = g."chat_conversation_message_id"
WHERE g."status" <> 'streaming' AND (m."message" <> '' OR g."completion_tokens" IS NOT NULL)
GROUP BY 1, 2, 3, 4;

-- Other settings are a change of the chat for everyone who watches.
CREATE FUNCTION "event_chat_set"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (NEW.neptun_user_id, 'chat', 'changed', NEW.chat_conversation_id, ARRAY[NEW.chat_conversation_id]);
    RETURN NULL;
END $$;

CREATE TRIGGER "event_chat_set" AFTER INSERT OR UPDATE ON "chat_conversation_settings" FOR EACH ROW EXECUTE FUNCTION "event_chat_set"();
