-- Prompts to be asked again; they begin empty, and no row that is there changes.
-- CreateTable
CREATE TABLE "neptun_user_prompt" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "neptun_user_prompt_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "neptun_user_prompt_version" (
    "neptun_user_id" INTEGER NOT NULL,
    "prompt_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_prompt_version_pkey" PRIMARY KEY ("neptun_user_id","prompt_id","version")
);

-- AddForeignKey
ALTER TABLE "neptun_user_prompt" ADD CONSTRAINT "neptun_user_prompt_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "neptun_user_prompt_version" ADD CONSTRAINT "neptun_user_prompt_version_prompt_fkey" FOREIGN KEY ("neptun_user_id", "prompt_id") REFERENCES "neptun_user_prompt"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

-- A command means one prompt.
CREATE UNIQUE INDEX "neptun_user_prompt_name_key" ON "neptun_user_prompt"("neptun_user_id", "name") WHERE "deleted_at" IS NULL;

-- What is in the trash.
CREATE INDEX "neptun_user_prompt_deleted_idx" ON "neptun_user_prompt"("neptun_user_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;

ALTER TABLE "neptun_user_prompt" ADD CONSTRAINT "neptun_user_prompt_version_check" CHECK ("version" >= 1);
ALTER TABLE "neptun_user_prompt_version" ADD CONSTRAINT "neptun_user_prompt_version_version_check" CHECK ("version" >= 1);
