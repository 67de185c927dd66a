-- A chat says which message of which chat it goes on from and how, and a failed answer what its provider said.
-- AlterTable
ALTER TABLE "chat_conversation" ADD COLUMN     "origin_chat_id" INTEGER,
ADD COLUMN     "origin_kind" TEXT,
ADD COLUMN     "origin_message_id" INTEGER;

-- AlterTable
ALTER TABLE "chat_conversation_generation" ADD COLUMN     "provider_request_id" TEXT,
ADD COLUMN     "provider_status" INTEGER,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "chat_conversation" ADD CONSTRAINT "chat_conversation_origin_kind_check" CHECK ("origin_kind" IN ('copy', 'summary'));
