-- Every chat that is there is its first branch, 0, which has no row. The new columns cost no rewriting of a table.
-- AlterTable
ALTER TABLE "chat_conversation" ADD COLUMN "path_ends" INTEGER[] DEFAULT ARRAY[2147483647]::INTEGER[],
ADD COLUMN "path_ids" INTEGER[] DEFAULT ARRAY[0]::INTEGER[];

-- AlterTable
ALTER TABLE "chat_conversation_message" ADD COLUMN "branch_id" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "chat_conversation_file" ADD COLUMN "after_message_id" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "branch_id" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "chat_conversation_generation" ADD COLUMN "instruction" TEXT;

-- CreateTable
CREATE TABLE "chat_conversation_branch" (
    "neptun_user_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "path_ids" INTEGER[],
    "path_ends" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_conversation_branch_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateIndex
CREATE INDEX "chat_conversation_branch_chat_idx" ON "chat_conversation_branch"("neptun_user_id", "chat_conversation_id");

-- AddForeignKey
ALTER TABLE "chat_conversation_branch" ADD CONSTRAINT "chat_conversation_branch_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "chat_conversation"
    ALTER COLUMN "path_ids" SET NOT NULL,
    ALTER COLUMN "path_ends" SET NOT NULL,
    ADD CONSTRAINT "chat_conversation_path_check" CHECK (cardinality("path_ids") = cardinality("path_ends") AND "path_ids"[1] = 0);
ALTER TABLE "chat_conversation_branch"
    ALTER COLUMN "path_ids" SET NOT NULL,
    ALTER COLUMN "path_ends" SET NOT NULL,
    ADD CONSTRAINT "chat_conversation_branch_path_check" CHECK (cardinality("path_ids") = cardinality("path_ends") AND cardinality("path_ids") > 1
        AND "path_ids"[1] = 0 AND "path_ids"[cardinality("path_ids")] = "id");

-- The messages of a branch in order. Those of the first one, which most chats only have, need it not.
CREATE INDEX "chat_conversation_message_branch_idx" ON "chat_conversation_message"("neptun_user_id", "chat_conversation_id", "branch_id", "id") WHERE "branch_id" <> 0;

-- What was edited or uploaded comes after the messages that were there by then. Nobody needs to be told.
ALTER TABLE "chat_conversation_file" DISABLE TRIGGER "event_file_changed";
UPDATE "chat_conversation_file" f SET "after_message_id" = coalesce((
    SELECT max(m."id") FROM "chat_conversation_message" m
    WHERE m."neptun_user_id" = f."neptun_user_id" AND m."chat_conversation_id" = f."chat_conversation_id" AND m."created_at" <= f."created_at"), 0)
WHERE f."chat_conversation_message_id" IS NULL;
ALTER TABLE "chat_conversation_file" ENABLE TRIGGER "event_file_changed";

-- Another branch is shown: the chat's list of messages is another one.
CREATE FUNCTION "event_branch_opened"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (NEW.neptun_user_id, 'message', 'moved', NEW.id, array_remove(ARRAY[NEW.head_message_id], NULL));
    RETURN NULL;
END $$;

CREATE TRIGGER "event_branch_opened" AFTER UPDATE OF "path_ids" ON "chat_conversation" FOR EACH ROW
    WHEN (OLD."path_ids" IS DISTINCT FROM NEW."path_ids") EXECUTE FUNCTION "event_branch_opened"();
