-- Tags have colours and can be merged, shares can be of a branch, and prompts, shares and tags say what happens to them.
-- AlterTable
ALTER TABLE "chat_conversation_tag" ADD COLUMN     "merged_from" INTEGER;

-- AlterTable
ALTER TABLE "neptun_user_share" ADD COLUMN     "branch_id" INTEGER;

-- AlterTable
ALTER TABLE "neptun_user_tag" ADD COLUMN     "colour" TEXT;

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "neptun_user_tag" ADD CONSTRAINT "neptun_user_tag_colour_check"
    CHECK ("colour" IN ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'));

-- Revoked is what others call deleted; that somebody has read it changes nothing.
CREATE FUNCTION "event_share"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    done TEXT;
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    IF TG_OP = 'INSERT' THEN done := 'created';
    ELSIF OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL THEN done := 'deleted';
    ELSIF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL THEN done := 'restored';
    ELSE done := 'changed';
    END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (NEW.neptun_user_id, 'share', done, NEW.chat_conversation_id, ARRAY[NEW.id]);
    RETURN NULL;
END $$;

CREATE TRIGGER "event_share_added" AFTER INSERT ON "neptun_user_share" FOR EACH ROW EXECUTE FUNCTION "event_share"();
CREATE TRIGGER "event_share_changed" AFTER UPDATE ON "neptun_user_share" FOR EACH ROW
    WHEN ((OLD."revoked_at", OLD."expires_at", OLD."password_hash", OLD."emails") IS DISTINCT FROM (NEW."revoked_at", NEW."expires_at", NEW."password_hash", NEW."emails"))
    EXECUTE FUNCTION "event_share"();
CREATE TRIGGER "event_share_purged" AFTER DELETE ON "neptun_user_share" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('share');

CREATE TRIGGER "event_prompt_added" AFTER INSERT OR UPDATE ON "neptun_user_prompt" FOR EACH ROW EXECUTE FUNCTION "event_row"('prompt');
CREATE TRIGGER "event_prompt_purged" AFTER DELETE ON "neptun_user_prompt" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('prompt');

CREATE TRIGGER "event_tag_added" AFTER INSERT ON "neptun_user_tag" FOR EACH ROW EXECUTE FUNCTION "event_row"('tag');
CREATE TRIGGER "event_tag_marked" AFTER UPDATE ON "neptun_user_tag" FOR EACH ROW
    WHEN ((OLD."name", OLD."colour", OLD."deleted_at") IS DISTINCT FROM (NEW."name", NEW."colour", NEW."deleted_at"))
    EXECUTE FUNCTION "event_row"('tag');
CREATE TRIGGER "event_tag_purged" AFTER DELETE ON "neptun_user_tag" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('tag');
