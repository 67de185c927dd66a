-- Personal access tokens, for programs that act for a user.
-- CreateTable
CREATE TABLE "neptun_user_token" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "scope" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "neptun_user_token_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "neptun_user_token_token_hash_key" ON "neptun_user_token"("token_hash");

-- AddForeignKey
ALTER TABLE "neptun_user_token" ADD CONSTRAINT "neptun_user_token_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "neptun_user_token"
    ADD CONSTRAINT "neptun_user_token_token_hash_check" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "neptun_user_token_scope_check" CHECK ("scope" IN ('read', 'write'));
