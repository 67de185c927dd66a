-- The words of names have an index of their own: where a user has many messages, their words are no way to the few names.
-- No row that is there changes; 100,000 names take about a second.
CREATE INDEX "search_entry_chat_idx" ON "search_entry" USING gin ("words") WITH (fastupdate = on, gin_pending_list_limit = 256) WHERE "kind" = 'chat';
