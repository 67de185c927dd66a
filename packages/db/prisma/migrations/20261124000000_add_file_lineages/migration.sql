-- A file gets a row of its own, its versions refer to it; every text is stored once per user. What the versions hold, their
-- numbers, ids and order stay.

CREATE TABLE "neptun_user_text" (
    "neptun_user_id" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "text" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_text_pkey" PRIMARY KEY ("neptun_user_id","sha256")
);

-- The hash now says which text it is: one that is wrong must not give a version another's text.
UPDATE "chat_conversation_file" SET "sha256" = encode(sha256(convert_to("text", 'UTF8')), 'hex')
WHERE "sha256" <> encode(sha256(convert_to("text", 'UTF8')), 'hex');

INSERT INTO "neptun_user_text" ("neptun_user_id", "sha256", "text")
SELECT DISTINCT ON ("neptun_user_id", "sha256") "neptun_user_id", "sha256", "text"
FROM "chat_conversation_file" ORDER BY "neptun_user_id", "sha256", "id";

CREATE TABLE "chat_conversation_file_lineage" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "head_id" INTEGER,
    "last_version" INTEGER NOT NULL,
    "pinned_at" TIMESTAMPTZ(3),
    "preferred_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_conversation_file_lineage_pkey" PRIMARY KEY ("neptun_user_id","id")
);

INSERT INTO "chat_conversation_file_lineage"
    ("neptun_user_id", "chat_conversation_id", "title", "head_id", "last_version", "created_at", "updated_at")
SELECT "neptun_user_id", "chat_conversation_id", "title",
    (array_agg("id" ORDER BY "version" DESC) FILTER (WHERE "deleted_at" IS NULL))[1],
    max("version"), min("created_at"), max("updated_at")
FROM "chat_conversation_file" GROUP BY "neptun_user_id", "chat_conversation_id", "title" ORDER BY min("id");

ALTER TABLE "chat_conversation_file"
    ADD COLUMN "lineage_id" INTEGER,
    ADD COLUMN "author" TEXT,
    ADD COLUMN "note" TEXT,
    ADD COLUMN "lines" INTEGER,
    ALTER COLUMN "chat_conversation_message_id" DROP NOT NULL;

-- A block of an answer is the assistant's, one of a question the user's; what no block shows came through the interface.
UPDATE "chat_conversation_file" f SET
    "lineage_id" = l."id",
    "author" = coalesce((
        SELECT CASE m."actor" WHEN 'assistant' THEN 'assistant' ELSE 'user' END
        FROM "chat_conversation_message_block" b
        JOIN "chat_conversation_message" m ON m."neptun_user_id" = b."neptun_user_id" AND m."id" = b."chat_conversation_message_id"
        WHERE b."neptun_user_id" = f."neptun_user_id" AND b."file_id" = f."id" ORDER BY m."id" LIMIT 1), 'api'),
    "lines" = length(f."text") - length(replace(f."text", E'\n', ''))
        + CASE WHEN f."text" = '' OR right(f."text", 1) = E'\n' THEN 0 ELSE 1 END
FROM "chat_conversation_file_lineage" l
WHERE l."neptun_user_id" = f."neptun_user_id" AND l."chat_conversation_id" = f."chat_conversation_id" AND l."title" = f."title";

DROP INDEX "chat_conversation_file_version_key";

ALTER TABLE "chat_conversation_file"
    DROP COLUMN "text",
    ALTER COLUMN "lineage_id" SET NOT NULL,
    ALTER COLUMN "author" SET NOT NULL,
    ALTER COLUMN "lines" SET NOT NULL;

ALTER TABLE "chat_conversation_message_block"
    ADD COLUMN "title" TEXT,
    ADD COLUMN "added" INTEGER,
    ADD COLUMN "removed" INTEGER,
    ADD COLUMN "problem" TEXT,
    ALTER COLUMN "file_id" DROP NOT NULL;

UPDATE "chat_conversation_message_block" b SET "title" = f."title"
FROM "chat_conversation_file" f WHERE f."neptun_user_id" = b."neptun_user_id" AND f."id" = b."file_id";

ALTER TABLE "chat_conversation_message_block" ALTER COLUMN "title" SET NOT NULL;

ALTER TABLE "neptun_user_project" ADD COLUMN "instructions" TEXT;

CREATE TABLE "chat_conversation_message_file" (
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_message_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,

    CONSTRAINT "chat_conversation_message_file_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_message_id","position")
);

CREATE INDEX "neptun_user_text_used_at_idx" ON "neptun_user_text"("used_at");
CREATE INDEX "message_file_file_idx" ON "chat_conversation_message_file"("neptun_user_id", "file_id");
CREATE INDEX "chat_conversation_file_text_idx" ON "chat_conversation_file"("neptun_user_id", "sha256");
CREATE UNIQUE INDEX "chat_conversation_file_version_key" ON "chat_conversation_file"("neptun_user_id", "lineage_id", "version");

ALTER TABLE "neptun_user_text" ADD CONSTRAINT "neptun_user_text_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_conversation_file_lineage" ADD CONSTRAINT "chat_conversation_file_lineage_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_conversation_file" ADD CONSTRAINT "chat_conversation_file_lineage_fkey" FOREIGN KEY ("neptun_user_id", "lineage_id") REFERENCES "chat_conversation_file_lineage"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_conversation_file" ADD CONSTRAINT "chat_conversation_file_text_fkey" FOREIGN KEY ("neptun_user_id", "sha256") REFERENCES "neptun_user_text"("neptun_user_id", "sha256") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "chat_conversation_message_file" ADD CONSTRAINT "message_file_message_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_message_id") REFERENCES "chat_conversation_message"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_conversation_message_file" ADD CONSTRAINT "message_file_file_fkey" FOREIGN KEY ("neptun_user_id", "file_id") REFERENCES "chat_conversation_file"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

-- One visible file has a path. A title may be too long for a row of an index: hence its hash. Not unique where the file is
-- not visible: what is in the trash holds no path.
CREATE UNIQUE INDEX "chat_conversation_file_lineage_path_key" ON "chat_conversation_file_lineage"("neptun_user_id", "chat_conversation_id", md5("title")) WHERE "head_id" IS NOT NULL;

-- The files of a chat; the file at a path, visible or not.
CREATE INDEX "chat_conversation_file_lineage_path_idx" ON "chat_conversation_file_lineage"("neptun_user_id", "chat_conversation_id", md5("title"));

ALTER TABLE "neptun_user_text" ADD CONSTRAINT "neptun_user_text_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "chat_conversation_file_lineage" ADD CONSTRAINT "chat_conversation_file_lineage_last_version_check" CHECK ("last_version" >= 1);
ALTER TABLE "chat_conversation_file"
    ADD CONSTRAINT "chat_conversation_file_author_check" CHECK ("author" IN ('user', 'assistant', 'api')),
    ADD CONSTRAINT "chat_conversation_file_lines_check" CHECK ("lines" >= 0);
ALTER TABLE "chat_conversation_message_block"
    ADD CONSTRAINT "chat_conversation_message_block_file_check" CHECK (("file_id" IS NULL) = ("problem" IS NOT NULL)),
    ADD CONSTRAINT "chat_conversation_message_block_counts_check" CHECK ("added" >= 0 AND "removed" >= 0);
ALTER TABLE "chat_conversation_message_file" ADD CONSTRAINT "chat_conversation_message_file_position_check" CHECK ("position" >= 0);
