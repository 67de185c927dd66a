-- Chats can be pinned, archived and tagged. No row that is there changes.
-- AlterTable
ALTER TABLE "chat_conversation" ADD COLUMN     "archived" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pinned" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "neptun_user_tag" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "neptun_user_tag_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "chat_conversation_tag" (
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "chat_conversation_tag_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_id","tag_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "neptun_user_tag_name_key" ON "neptun_user_tag"("neptun_user_id", "name_key");

-- CreateIndex
CREATE INDEX "chat_tag_tag_idx" ON "chat_conversation_tag"("neptun_user_id", "tag_id", "chat_conversation_id");

-- AddForeignKey
ALTER TABLE "neptun_user_tag" ADD CONSTRAINT "neptun_user_tag_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_tag" ADD CONSTRAINT "chat_tag_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_tag" ADD CONSTRAINT "chat_tag_tag_fkey" FOREIGN KEY ("neptun_user_id", "tag_id") REFERENCES "neptun_user_tag"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A list of all chats reads those that are archived and those that are not, each in the order that is asked for.
-- DropIndex
DROP INDEX "chat_conversation_neptun_user_id_updated_at_id_idx";

-- CreateIndex
CREATE INDEX "chat_conversation_used_idx" ON "chat_conversation"("neptun_user_id", "archived", "updated_at", "id");

-- CreateIndex
CREATE INDEX "chat_conversation_made_idx" ON "chat_conversation"("neptun_user_id", "archived", "created_at", "id");

-- CreateIndex
CREATE INDEX "chat_conversation_archived_idx" ON "chat_conversation"("neptun_user_id", "archived", "id");

-- What follows cannot be said in the Prisma schema.

-- Texts by as much of them as may be sent: all of a longer one, of an older time, could be more than an index takes.
CREATE INDEX "chat_conversation_name_idx" ON "chat_conversation"("neptun_user_id", "archived", left("name", 256), "id");
CREATE INDEX "chat_conversation_model_idx" ON "chat_conversation"("neptun_user_id", "archived", left("model", 256), "id");

-- The pinned chats of a user, of which there are few.
CREATE INDEX "chat_conversation_pinned_idx" ON "chat_conversation"("neptun_user_id", "id") WHERE "pinned";

-- Whoever watches hears of it.
DROP TRIGGER "event_chat_changed" ON "chat_conversation";
CREATE TRIGGER "event_chat_changed" AFTER UPDATE OF "name", "model", "deleted_at", "pinned", "archived" ON "chat_conversation" FOR EACH ROW
    WHEN ((OLD."name", OLD."model", OLD."deleted_at", OLD."pinned", OLD."archived") IS DISTINCT FROM (NEW."name", NEW."model", NEW."deleted_at", NEW."pinned", NEW."archived"))
    EXECUTE FUNCTION "event_row"('chat');

-- The chats of these links are other ones now, but for those that have gone with them.
CREATE FUNCTION "event_chat_tagged"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    SELECT DISTINCT l.neptun_user_id, 'chat', 'changed', l.chat_conversation_id, ARRAY[l.chat_conversation_id]
    FROM links l JOIN chat_conversation c ON c.neptun_user_id = l.neptun_user_id AND c.id = l.chat_conversation_id;
    RETURN NULL;
END $$;

-- A tag has another name, or was deleted or restored.
CREATE FUNCTION "event_tag_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    SELECT l.neptun_user_id, 'chat', 'changed', l.chat_conversation_id, ARRAY[l.chat_conversation_id]
    FROM chat_conversation_tag l WHERE l.neptun_user_id = NEW.neptun_user_id AND l.tag_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER "event_chat_tagged" AFTER INSERT ON "chat_conversation_tag" REFERENCING NEW TABLE AS links FOR EACH STATEMENT EXECUTE FUNCTION "event_chat_tagged"();
CREATE TRIGGER "event_chat_untagged" AFTER DELETE ON "chat_conversation_tag" REFERENCING OLD TABLE AS links FOR EACH STATEMENT EXECUTE FUNCTION "event_chat_tagged"();
CREATE TRIGGER "event_tag_changed" AFTER UPDATE OF "name", "deleted_at" ON "neptun_user_tag" FOR EACH ROW
    WHEN ((OLD."name", OLD."deleted_at") IS DISTINCT FROM (NEW."name", NEW."deleted_at")) EXECUTE FUNCTION "event_tag_changed"();
