-- What happened to a user's things, for everyone who watches; and up to where each chat was read. No row that is there changes.
-- CreateTable
CREATE TABLE "event_queue" (
    "id" BIGSERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "chat_id" INTEGER,
    "ids" INTEGER[],
    "status" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_queue_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateTable
CREATE TABLE "neptun_user_event" (
    "neptun_user_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "chat_id" INTEGER,
    "ids" INTEGER[],
    "status" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "neptun_user_event_pkey" PRIMARY KEY ("neptun_user_id","position")
);

-- CreateTable
CREATE TABLE "neptun_user_feed" (
    "neptun_user_id" INTEGER NOT NULL,
    "last_position" INTEGER NOT NULL DEFAULT 0,
    "trimmed_position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "neptun_user_feed_pkey" PRIMARY KEY ("neptun_user_id")
);

-- CreateTable
CREATE TABLE "chat_conversation_read" (
    "neptun_user_id" INTEGER NOT NULL,
    "chat_conversation_id" INTEGER NOT NULL,
    "message_id" INTEGER NOT NULL,

    CONSTRAINT "chat_conversation_read_pkey" PRIMARY KEY ("neptun_user_id","chat_conversation_id")
);

-- AddForeignKey
ALTER TABLE "neptun_user_event" ADD CONSTRAINT "neptun_user_event_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user_feed"("neptun_user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "neptun_user_feed" ADD CONSTRAINT "neptun_user_feed_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_conversation_read" ADD CONSTRAINT "chat_conversation_read_chat_fkey" FOREIGN KEY ("neptun_user_id", "chat_conversation_id") REFERENCES "chat_conversation"("neptun_user_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was there before anyone could say so is read.
INSERT INTO "chat_conversation_read" ("neptun_user_id", "chat_conversation_id", "message_id")
SELECT "neptun_user_id", "id", "head_message_id" FROM "chat_conversation" WHERE "head_message_id" IS NOT NULL;

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "event_queue" ALTER COLUMN "ids" SET NOT NULL;
ALTER TABLE "neptun_user_event" ALTER COLUMN "ids" SET NOT NULL;

-- Whatever changes a thing leaves an event in the same transaction. Writers wait for nobody here: a place in the order is given
-- later, to what is committed. A backup has its own events: none are added while it is restored.
CREATE FUNCTION "event_row"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    done TEXT;
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    IF TG_OP = 'INSERT' THEN done := 'created';
    ELSIF OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL THEN done := 'deleted';
    ELSIF OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL THEN done := 'restored';
    ELSE done := 'changed';
    END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (NEW.neptun_user_id, TG_ARGV[0], done, CASE TG_ARGV[0] WHEN 'chat' THEN NEW.id END, ARRAY[NEW.id]);
    RETURN NULL;
END $$;

CREATE FUNCTION "event_chat_moved"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    link RECORD;
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    IF TG_OP = 'DELETE' THEN
        link := OLD;
        -- Gone with its chat or its project, which says so itself.
        IF NOT EXISTS (SELECT FROM chat_conversation c WHERE c.neptun_user_id = link.neptun_user_id AND c.id = link.chat_conversation_id) THEN RETURN NULL; END IF;
    ELSE
        link := NEW;
    END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (link.neptun_user_id, 'chat', 'moved', link.chat_conversation_id, ARRAY[link.chat_conversation_id]);
    RETURN NULL;
END $$;

CREATE FUNCTION "event_chat_read"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (NEW.neptun_user_id, 'chat', 'read', NEW.chat_conversation_id, ARRAY[NEW.message_id]);
    RETURN NULL;
END $$;

CREATE FUNCTION "event_message_added"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    SELECT neptun_user_id, 'message', 'created', chat_conversation_id, array_agg(id ORDER BY id)
    FROM added GROUP BY neptun_user_id, chat_conversation_id;
    RETURN NULL;
END $$;

CREATE FUNCTION "event_message_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids, status)
    SELECT n.neptun_user_id, 'message',
        CASE WHEN o.deleted_at IS NOT DISTINCT FROM n.deleted_at THEN 'changed' WHEN n.deleted_at IS NULL THEN 'restored' ELSE 'deleted' END AS done,
        n.chat_conversation_id, array_agg(n.id ORDER BY n.id), CASE WHEN count(*) = 1 THEN max(n.status) END
    FROM added n JOIN gone o ON o.neptun_user_id = n.neptun_user_id AND o.id = n.id
    GROUP BY n.neptun_user_id, n.chat_conversation_id, done;
    RETURN NULL;
END $$;

CREATE FUNCTION "event_file_added"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    SELECT neptun_user_id, 'file', 'created', chat_conversation_id, array_agg(id ORDER BY id)
    FROM added GROUP BY neptun_user_id, chat_conversation_id;
    RETURN NULL;
END $$;

CREATE FUNCTION "event_file_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    SELECT n.neptun_user_id, 'file',
        CASE WHEN o.deleted_at IS NOT DISTINCT FROM n.deleted_at THEN 'changed' WHEN n.deleted_at IS NULL THEN 'restored' ELSE 'deleted' END AS done,
        n.chat_conversation_id, array_agg(n.id ORDER BY n.id)
    FROM added n JOIN gone o ON o.neptun_user_id = n.neptun_user_id AND o.id = n.id
    GROUP BY n.neptun_user_id, n.chat_conversation_id, done;
    RETURN NULL;
END $$;

-- Pinned, or chosen to fill a path: no version changes, so the newest one is named.
CREATE FUNCTION "event_lineage_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, chat_id, ids)
    VALUES (NEW.neptun_user_id, 'file', 'changed', NEW.chat_conversation_id, array_remove(ARRAY[NEW.head_id], NULL));
    RETURN NULL;
END $$;

-- Deleted for good; what goes with an account says nothing.
CREATE FUNCTION "event_purged"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, ids)
    SELECT g.neptun_user_id, TG_ARGV[0], 'purged', array_agg(g.id ORDER BY g.id)
    FROM gone g JOIN neptun_user u ON u.id = g.neptun_user_id GROUP BY g.neptun_user_id;
    RETURN NULL;
END $$;

-- A session or a token has ended: whoever watches by it is looked at again.
CREATE FUNCTION "event_access_ended"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_queue (neptun_user_id, kind, action, ids)
    SELECT g.neptun_user_id, TG_ARGV[0], 'ended', array_agg(g.id ORDER BY g.id)
    FROM gone g JOIN neptun_user u ON u.id = g.neptun_user_id GROUP BY g.neptun_user_id;
    RETURN NULL;
END $$;

CREATE FUNCTION "event_user_removed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM event_queue q USING gone WHERE q.neptun_user_id = gone.id;
    RETURN NULL;
END $$;

CREATE TRIGGER "event_chat_added" AFTER INSERT ON "chat_conversation" FOR EACH ROW EXECUTE FUNCTION "event_row"('chat');
CREATE TRIGGER "event_chat_changed" AFTER UPDATE OF "name", "model", "deleted_at" ON "chat_conversation" FOR EACH ROW
    WHEN ((OLD."name", OLD."model", OLD."deleted_at") IS DISTINCT FROM (NEW."name", NEW."model", NEW."deleted_at")) EXECUTE FUNCTION "event_row"('chat');
CREATE TRIGGER "event_chat_purged" AFTER DELETE ON "chat_conversation" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('chat');
CREATE TRIGGER "event_chat_linked" AFTER INSERT OR DELETE ON "neptun_user_project_chat_conversation" FOR EACH ROW EXECUTE FUNCTION "event_chat_moved"();
CREATE TRIGGER "event_chat_moved" AFTER UPDATE OF "project_id" ON "neptun_user_project_chat_conversation" FOR EACH ROW
    WHEN (OLD."project_id" IS DISTINCT FROM NEW."project_id") EXECUTE FUNCTION "event_chat_moved"();
CREATE TRIGGER "event_chat_read" AFTER INSERT OR UPDATE ON "chat_conversation_read" FOR EACH ROW EXECUTE FUNCTION "event_chat_read"();

CREATE TRIGGER "event_message_added" AFTER INSERT ON "chat_conversation_message" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "event_message_added"();
CREATE TRIGGER "event_message_changed" AFTER UPDATE ON "chat_conversation_message" REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "event_message_changed"();
CREATE TRIGGER "event_message_purged" AFTER DELETE ON "chat_conversation_message" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('message');

CREATE TRIGGER "event_file_added" AFTER INSERT ON "chat_conversation_file" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "event_file_added"();
CREATE TRIGGER "event_file_changed" AFTER UPDATE ON "chat_conversation_file" REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "event_file_changed"();
CREATE TRIGGER "event_file_purged" AFTER DELETE ON "chat_conversation_file" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('file');
CREATE TRIGGER "event_lineage_changed" AFTER UPDATE OF "pinned_at", "preferred_at" ON "chat_conversation_file_lineage" FOR EACH ROW
    WHEN ((OLD."pinned_at", OLD."preferred_at") IS DISTINCT FROM (NEW."pinned_at", NEW."preferred_at")) EXECUTE FUNCTION "event_lineage_changed"();

CREATE TRIGGER "event_project_added" AFTER INSERT OR UPDATE ON "neptun_user_project" FOR EACH ROW EXECUTE FUNCTION "event_row"('project');
CREATE TRIGGER "event_project_purged" AFTER DELETE ON "neptun_user_project" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('project');
CREATE TRIGGER "event_collection_added" AFTER INSERT OR UPDATE ON "neptun_user_collection" FOR EACH ROW EXECUTE FUNCTION "event_row"('collection');
CREATE TRIGGER "event_collection_purged" AFTER DELETE ON "neptun_user_collection" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_purged"('collection');

CREATE TRIGGER "event_session_ended" AFTER DELETE ON "neptun_user_session" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_access_ended"('session');
CREATE TRIGGER "event_token_ended" AFTER DELETE ON "neptun_user_token" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_access_ended"('token');
CREATE TRIGGER "event_user_removed" AFTER DELETE ON "neptun_user" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "event_user_removed"();
