-- Links by which others read a chat, a version of a file or the files of a project; none is there at first, and no row changes.
-- CreateTable
CREATE TABLE "neptun_user_share" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "chat_conversation_id" INTEGER,
    "file_id" INTEGER,
    "project_id" INTEGER,
    "message_ids" INTEGER[],
    "live" BOOLEAN NOT NULL DEFAULT false,
    "with_system" BOOLEAN NOT NULL DEFAULT false,
    "file_ids" INTEGER[],
    "link" TEXT NOT NULL,
    "password_hash" TEXT,
    "emails" TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_share_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "neptun_user_share_link_key" ON "neptun_user_share"("link");
CREATE INDEX "neptun_user_share_chat_idx" ON "neptun_user_share"("neptun_user_id", "chat_conversation_id");
CREATE INDEX "neptun_user_share_file_idx" ON "neptun_user_share"("neptun_user_id", "file_id");
CREATE INDEX "neptun_user_share_project_idx" ON "neptun_user_share"("neptun_user_id", "project_id");
CREATE INDEX "neptun_user_share_revoked_at_idx" ON "neptun_user_share"("revoked_at");

-- AddForeignKey
ALTER TABLE "neptun_user_share" ADD CONSTRAINT "neptun_user_share_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "neptun_user_share" ADD CONSTRAINT "neptun_user_share_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "neptun_user_share" ADD CONSTRAINT "neptun_user_share_file_fkey" FOREIGN KEY ("neptun_user_id", "file_id") REFERENCES "chat_conversation_file"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "neptun_user_share" ADD CONSTRAINT "neptun_user_share_project_fkey" FOREIGN KEY ("neptun_user_id", "project_id") REFERENCES "neptun_user_project"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "neptun_user_share"
    ALTER COLUMN "message_ids" SET NOT NULL,
    ALTER COLUMN "file_ids" SET NOT NULL,
    ALTER COLUMN "emails" SET NOT NULL,
    ADD CONSTRAINT "neptun_user_share_link_check" CHECK ("link" ~ '^[A-Za-z0-9_-]{43}$'),
    ADD CONSTRAINT "neptun_user_share_kind_check" CHECK (
        ("kind" = 'chat') = ("chat_conversation_id" IS NOT NULL)
        AND ("kind" = 'file') = ("file_id" IS NOT NULL)
        AND ("kind" = 'project') = ("project_id" IS NOT NULL)
        AND "kind" IN ('chat', 'file', 'project'));

-- Links are as long everywhere from now on; those that were given out stay.
ALTER TABLE "neptun_user_collection" DROP CONSTRAINT "neptun_user_collection_link_check";
ALTER TABLE "neptun_user_collection" ADD CONSTRAINT "neptun_user_collection_link_check" CHECK ("link" ~ '^[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{21})?$');
