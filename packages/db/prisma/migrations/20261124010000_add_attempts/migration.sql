-- Counts failed attempts to sign in where all processes see them; it begins empty.
-- CreateTable
CREATE TABLE "attempt" (
    "key" CHAR(64) NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "attempt_expires_at_idx" ON "attempt"("expires_at");

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_key_check" CHECK ("key" ~ '^[0-9a-f]{64}$');
