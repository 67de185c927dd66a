-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "chat_conversation" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "head_message_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_conversation_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "chat_conversation_file" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "chat_conversation_message_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_conversation_file_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "chat_conversation_message_block" (
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_message_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,

    CONSTRAINT "chat_conversation_message_block_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_message_id","position")
);

-- CreateTable
CREATE TABLE "chat_conversation_message" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "actor" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "model" TEXT,
    "status" TEXT NOT NULL DEFAULT 'complete',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_conversation_message_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "chat_conversation_generation" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_message_id" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'streaming',
    "error_code" TEXT,
    "error_message" TEXT,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "duration_ms" INTEGER,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_conversation_generation_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "chat_conversation_generation_piece" (
    "neptun_user_id" INTEGER NOT NULL,
    "generation_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "chat_conversation_generation_piece_pkey" PRIMARY KEY ("neptun_user_id","generation_id","position")
);

-- CreateTable
CREATE TABLE "neptun_user_project" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "type" TEXT,
    "main_language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "neptun_user_project_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "neptun_user_project_chat_conversation" (
    "neptun_user_id" INTEGER NOT NULL,
    "project_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_project_chat_conversation_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_id")
);

-- CreateTable
CREATE TABLE "neptun_user" (
    "id" SERIAL NOT NULL,
    "primary_email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "neptun_user_session" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "neptun_user_session_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "neptun_user_id" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" CHAR(64) NOT NULL,
    "status" INTEGER NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("neptun_user_id","scope","key")
);

-- CreateIndex
CREATE INDEX "chat_conversation_neptun_user_id_updated_at_id_idx" ON "chat_conversation"("neptun_user_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "chat_conversation_file_chat_idx" ON "chat_conversation_file"("neptun_user_id", "chat_conversation_id", "id");

-- CreateIndex
CREATE INDEX "chat_conversation_file_message_idx" ON "chat_conversation_file"("neptun_user_id", "chat_conversation_message_id");

-- CreateIndex
CREATE INDEX "message_block_file_idx" ON "chat_conversation_message_block"("neptun_user_id", "file_id");

-- CreateIndex
CREATE INDEX "chat_conversation_message_chat_idx" ON "chat_conversation_message"("neptun_user_id", "chat_conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "generation_message_key" ON "chat_conversation_generation"("neptun_user_id", "chat_conversation_message_id");

-- CreateIndex
CREATE INDEX "project_chat_project_idx" ON "neptun_user_project_chat_conversation"("neptun_user_id", "project_id", "chat_conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "neptun_user_primary_email_key" ON "neptun_user"("primary_email");

-- CreateIndex
CREATE UNIQUE INDEX "neptun_user_session_token_hash_key" ON "neptun_user_session"("token_hash");

-- CreateIndex
CREATE INDEX "neptun_user_session_expires_at_idx" ON "neptun_user_session"("expires_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "chat_conversation" ADD CONSTRAINT "chat_conversation_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_file" ADD CONSTRAINT "chat_conversation_file_neptun_user_id_chat_conversation_id_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_file" ADD CONSTRAINT "chat_conversation_file_message_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_message_id") REFERENCES "chat_conversation_message"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_message_block" ADD CONSTRAINT "message_block_message_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_message_id") REFERENCES "chat_conversation_message"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_message_block" ADD CONSTRAINT "message_block_file_fkey" FOREIGN KEY ("neptun_user_id", "file_id") REFERENCES "chat_conversation_file"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_message" ADD CONSTRAINT "chat_conversation_message_neptun_user_id_chat_conversation_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_generation" ADD CONSTRAINT "generation_message_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_message_id") REFERENCES "chat_conversation_message"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_generation_piece" ADD CONSTRAINT "generation_piece_generation_fkey" FOREIGN KEY ("neptun_user_id", "generation_id") REFERENCES "chat_conversation_generation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neptun_user_project" ADD CONSTRAINT "neptun_user_project_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neptun_user_project_chat_conversation" ADD CONSTRAINT "project_chat_project_fkey" FOREIGN KEY ("neptun_user_id", "project_id") REFERENCES "neptun_user_project"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neptun_user_project_chat_conversation" ADD CONSTRAINT "project_chat_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neptun_user_session" ADD CONSTRAINT "neptun_user_session_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What follows cannot be said in the Prisma schema.

-- The versions of one file; the newest of it. A title may be too long for a row of an index: hence its hash.
CREATE UNIQUE INDEX "chat_conversation_file_version_key" ON "chat_conversation_file"("neptun_user_id", "chat_conversation_id", md5("title"), "version");

-- Which generations run, and has the process behind one gone?
CREATE INDEX "chat_conversation_generation_running_idx" ON "chat_conversation_generation"("heartbeat_at") WHERE "status" = 'streaming';

-- What is in a user's trash, and since when? Small, since most rows are not.
CREATE INDEX "neptun_user_project_deleted_idx" ON "neptun_user_project"("neptun_user_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "chat_conversation_deleted_idx" ON "chat_conversation"("neptun_user_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "chat_conversation_message_deleted_idx" ON "chat_conversation_message"("neptun_user_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "chat_conversation_file_deleted_idx" ON "chat_conversation_file"("neptun_user_id", "deleted_at") WHERE "deleted_at" IS NOT NULL;

ALTER TABLE "neptun_user" ADD CONSTRAINT "neptun_user_primary_email_check" CHECK ("primary_email" <> '');

ALTER TABLE "neptun_user_session" ADD CONSTRAINT "neptun_user_session_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$');

ALTER TABLE "idempotency_key"
    ADD CONSTRAINT "idempotency_key_request_hash_check" CHECK ("request_hash" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "idempotency_key_status_check" CHECK ("status" BETWEEN 100 AND 599);

ALTER TABLE "chat_conversation_message"
    ADD CONSTRAINT "chat_conversation_message_actor_check" CHECK ("actor" IN ('user', 'assistant', 'system')),
    ADD CONSTRAINT "chat_conversation_message_status_check" CHECK ("status" IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')),
    ADD CONSTRAINT "chat_conversation_message_parent_id_check" CHECK ("parent_id" < "id");

ALTER TABLE "chat_conversation_generation"
    ADD CONSTRAINT "chat_conversation_generation_status_check" CHECK ("status" IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')),
    ADD CONSTRAINT "chat_conversation_generation_ended_at_check" CHECK (("status" = 'streaming') = ("ended_at" IS NULL)),
    ADD CONSTRAINT "chat_conversation_generation_counts_check" CHECK ("prompt_tokens" >= 0 AND "completion_tokens" >= 0 AND "duration_ms" >= 0);

ALTER TABLE "chat_conversation_generation_piece" ADD CONSTRAINT "chat_conversation_generation_piece_position_check" CHECK ("position" >= 0);

ALTER TABLE "chat_conversation_message_block" ADD CONSTRAINT "chat_conversation_message_block_position_check" CHECK ("position" >= 0);

ALTER TABLE "chat_conversation_file"
    ADD CONSTRAINT "chat_conversation_file_version_check" CHECK ("version" >= 1),
    ADD CONSTRAINT "chat_conversation_file_size_check" CHECK ("size" >= 0),
    ADD CONSTRAINT "chat_conversation_file_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
