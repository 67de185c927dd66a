-- What search needs. No row that is there changes: all of them are put into a queue, from which the running program indexes
-- them little by little (1,000,000 messages: some seconds here, some minutes there; what is recent is found meanwhile).
-- CreateTable
CREATE TABLE "search_word" (
    "id" SERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("neptun_user_id","word")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "neptun_user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "item_id" INTEGER NOT NULL,
    "words" INTEGER[],

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("neptun_user_id","kind","item_id")
);

-- CreateTable
CREATE TABLE "search_queue" (
    "id" BIGSERIAL NOT NULL,
    "neptun_user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "item_id" INTEGER NOT NULL,

    CONSTRAINT "search_queue_pkey" PRIMARY KEY ("neptun_user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_word_id_key" ON "search_word"("neptun_user_id", "id");

-- AddForeignKey
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_neptun_user_id_fkey" FOREIGN KEY ("neptun_user_id") REFERENCES "neptun_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema.

ALTER TABLE "search_entry"
    ALTER COLUMN "words" SET NOT NULL,
    ADD CONSTRAINT "search_entry_kind_check" CHECK ("kind" IN ('chat', 'message', 'file'));
ALTER TABLE "search_queue" ADD CONSTRAINT "search_queue_kind_check" CHECK ("kind" IN ('chat', 'message', 'file', 'word'));

-- Which entries have these words? The list of one word is short, as each user has words of their own. Entries are written in
-- batches; few of them wait, because every search has to read those that do.
CREATE INDEX "search_entry_words_idx" ON "search_entry" USING gin ("words") WITH (fastupdate = on, gin_pending_list_limit = 256);

-- The runs of three characters in a user's word. Extensions are not everybody's to create, so it is not pg_trgm that finds them.
CREATE FUNCTION "search_grams"("owner" INTEGER, "word" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT ARRAY(SELECT $1 || ' ' || substr($2, n, 3) FROM generate_series(1, length($2) - 2) AS n) $$;

-- Which words of this user contain these characters?
CREATE INDEX "search_word_grams_idx" ON "search_word" USING gin ("search_grams"("neptun_user_id", "word")) WITH (fastupdate = on, gin_pending_list_limit = 256);

-- Whatever changes a text puts it into the queue, in the same transaction. A backup has its own entries: nothing is queued while
-- it is restored.
CREATE FUNCTION "search_queue_added"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('neptun.restoring', true) = 'on' THEN RETURN NULL; END IF;
    INSERT INTO search_queue (neptun_user_id, kind, item_id) SELECT neptun_user_id, TG_ARGV[0], id FROM added;
    RETURN NULL;
END $$;

CREATE FUNCTION "search_queue_changed"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_queue (neptun_user_id, kind, item_id) VALUES (NEW.neptun_user_id, TG_ARGV[0], NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION "search_remove_entries"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM search_entry e USING gone
    WHERE e.neptun_user_id = gone.neptun_user_id AND e.kind = TG_ARGV[0] AND e.item_id = gone.id;
    RETURN NULL;
END $$;

-- Words that may have lost their last entry, and then go too. Those of an account go with it.
CREATE FUNCTION "search_queue_words"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO search_queue (neptun_user_id, kind, item_id)
        SELECT u.id, 'word', w.id FROM (SELECT DISTINCT neptun_user_id, unnest(words) AS id FROM gone) w JOIN neptun_user u ON u.id = w.neptun_user_id;
    ELSE
        INSERT INTO search_queue (neptun_user_id, kind, item_id)
        SELECT w.neptun_user_id, 'word', w.id FROM (
            SELECT neptun_user_id, unnest(words) AS id FROM gone EXCEPT SELECT neptun_user_id, unnest(words) FROM added) w;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER "search_message_added" AFTER INSERT ON "chat_conversation_message"
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "search_queue_added"('message');
CREATE TRIGGER "search_message_changed" AFTER UPDATE OF "message" ON "chat_conversation_message"
    FOR EACH ROW WHEN (OLD."message" IS DISTINCT FROM NEW."message") EXECUTE FUNCTION "search_queue_changed"('message');
CREATE TRIGGER "search_message_removed" AFTER DELETE ON "chat_conversation_message"
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "search_remove_entries"('message');

CREATE TRIGGER "search_chat_added" AFTER INSERT ON "chat_conversation"
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "search_queue_added"('chat');
CREATE TRIGGER "search_chat_changed" AFTER UPDATE OF "name" ON "chat_conversation"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "search_queue_changed"('chat');
CREATE TRIGGER "search_chat_removed" AFTER DELETE ON "chat_conversation"
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "search_remove_entries"('chat');

-- A file is found by the path and the text of its newest version.
CREATE TRIGGER "search_file_added" AFTER INSERT ON "chat_conversation_file_lineage"
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "search_queue_added"('file');
CREATE TRIGGER "search_file_changed" AFTER UPDATE OF "head_id", "title" ON "chat_conversation_file_lineage"
    FOR EACH ROW WHEN (OLD."head_id" IS DISTINCT FROM NEW."head_id" OR OLD."title" IS DISTINCT FROM NEW."title") EXECUTE FUNCTION "search_queue_changed"('file');
CREATE TRIGGER "search_file_removed" AFTER DELETE ON "chat_conversation_file_lineage"
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "search_remove_entries"('file');

CREATE TRIGGER "search_entry_removed" AFTER DELETE ON "search_entry"
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "search_queue_words"();
CREATE TRIGGER "search_entry_changed" AFTER UPDATE ON "search_entry"
    REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "search_queue_words"();

INSERT INTO "search_queue" ("neptun_user_id", "kind", "item_id")
SELECT "neptun_user_id", 'chat', "id" FROM "chat_conversation" ORDER BY "neptun_user_id", "id" DESC;
INSERT INTO "search_queue" ("neptun_user_id", "kind", "item_id")
SELECT "neptun_user_id", 'file', "id" FROM "chat_conversation_file_lineage" WHERE "head_id" IS NOT NULL ORDER BY "neptun_user_id", "id" DESC;
INSERT INTO "search_queue" ("neptun_user_id", "kind", "item_id")
SELECT "neptun_user_id", 'message', "id" FROM "chat_conversation_message" WHERE "message" <> '' ORDER BY "neptun_user_id", "id" DESC;
