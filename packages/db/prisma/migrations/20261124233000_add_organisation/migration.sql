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
CREATE INDEX "chat_conversation_name_idx" ON "chat_conversation"("neptun_user_id", "archived", "name", "id");

-- CreateIndex
CREATE INDEX "chat_conversation_model_idx" ON "chat_conversation"("neptun_user_id", "archived", "model", "id");

-- CreateIndex
CREATE INDEX "chat_conversation_archived_idx" ON "chat_conversation"("neptun_user_id", "archived", "id");

-- What follows cannot be said in the Prisma schema.

-- The pinned chats of a user, of which there are few.
CREATE INDEX "chat_conversation_pinned_idx" ON "chat_conversation"("neptun_user_id", "id") WHERE "pinned";
