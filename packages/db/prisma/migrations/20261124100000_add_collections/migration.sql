-- Collections of files to be used again; they begin empty, and no row that is there changes.
-- CreateTable
CREATE TABLE "neptun_user_collection" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "link" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "neptun_user_collection_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "neptun_user_collection_file" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "collection_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "lines" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_collection_file_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "neptun_user_collection_link_key" ON "neptun_user_collection"("link");
CREATE INDEX "neptun_user_collection_file_text_idx" ON "neptun_user_collection_file"("neptun_user_id", "sha256");

-- AddForeignKey
ALTER TABLE "neptun_user_collection" ADD CONSTRAINT "neptun_user_collection_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "neptun_user_collection_file" ADD CONSTRAINT "neptun_user_collection_file_collection_fkey" FOREIGN KEY ("neptun_user_id", "collection_id") REFERENCES "neptun_user_collection"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "neptun_user_collection_file" ADD CONSTRAINT "neptun_user_collection_file_text_fkey" FOREIGN KEY ("neptun_user_id", "sha256") REFERENCES "neptun_user_text"("neptun_user_id", "sha256") ON DELETE NO ACTION ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

-- One file has a path. A title may be too long for a row of an index: hence its hash.
CREATE UNIQUE INDEX "neptun_user_collection_file_title_key" ON "neptun_user_collection_file"("neptun_user_id", "collection_id", md5("title"));

-- What is in the trash.
CREATE INDEX "neptun_user_collection_deleted_idx" ON "neptun_user_collection"("neptun_user_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;

ALTER TABLE "neptun_user_collection" ADD CONSTRAINT "neptun_user_collection_link_check" CHECK ("link" ~ '^[A-Za-z0-9_-]{22}$');
ALTER TABLE "neptun_user_collection_file"
    ADD CONSTRAINT "neptun_user_collection_file_size_check" CHECK ("size" >= 0),
    ADD CONSTRAINT "neptun_user_collection_file_lines_check" CHECK ("lines" >= 0);
