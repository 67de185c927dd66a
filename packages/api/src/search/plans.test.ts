import { fillDatabase } from "@neptun/db/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Caller, createCaller } from "../root.ts";
import { createWorld, type World } from "../testing.ts";
import { indexBatch } from "./indexer.ts";

/** Tables that grow with what people store. */
const LARGE = new Set([
  "chat_conversation",
  "chat_conversation_message",
  "chat_conversation_file",
  "chat_conversation_file_lineage",
  "neptun_user_project_chat_conversation",
  "neptun_user_text",
  "neptun_user_usage",
  "search_entry",
  "search_word",
  "chat_conversation_tag",
  "neptun_user_tag",
  "neptun_user_share",
  "neptun_user_prompt",
]);

/** What every statement passes, Prisma's too. */
interface Queries {
  query(...all: unknown[]): unknown;
}

const USERS = 200;
/** The texts of these are not indexed: with those of the others the tables of the search are large enough. */
const NOT_INDEXED = `DELETE FROM search_queue WHERE neptun_user_id BETWEEN 41 AND ${USERS}`;
const PLACES = `
INSERT INTO neptun_user_tag (neptun_user_id, name, name_key) SELECT u.id, x.name, x.name FROM neptun_user u, unnest('{often,seldom}'::text[]) x(name);
INSERT INTO chat_conversation_tag (neptun_user_id, chat_conversation_id, tag_id)
SELECT c.neptun_user_id, c.id, t.id FROM chat_conversation c JOIN neptun_user_tag t ON t.neptun_user_id = c.neptun_user_id
WHERE c.id % CASE t.name WHEN 'often' THEN 2 ELSE 50 END = 0;
INSERT INTO neptun_user_share (neptun_user_id, kind, chat_conversation_id, message_ids, file_ids, emails, link)
SELECT neptun_user_id, 'chat', id, '{}', '{}', '{}', lpad(id::text, 43, 'x') FROM chat_conversation WHERE id % 4 = 0;
INSERT INTO neptun_user_prompt (neptun_user_id, name) SELECT u.id, 'ask-' || n FROM neptun_user u, generate_series(1, 20) n;
INSERT INTO neptun_user_prompt_version (neptun_user_id, prompt_id, version, text) SELECT neptun_user_id, id, 1, 'Please put it shortly' FROM neptun_user_prompt;
UPDATE chat_conversation SET archived = id % 3 = 0, pinned = id % 97 = 0;`;
let world: World;
let asked: { text: string; values: unknown[] }[] = [];

beforeAll(async () => {
  world = await createWorld();
  const sizes = { users: USERS, chats: 6_000, messages: 12_000, files: 6_000, chats_of_one: 600 };
  await world.db.withConnection((client) => fillDatabase(client, sizes));
  // Everyone has tags, links and prompts, and a part of their chats archived.
  await world.db.withConnection((client) => client.query(`${PLACES} ${NOT_INDEXED}`));
  const place = { user: 0 };
  while ((await indexBatch(world.db, place, 250)) > 0);
  await world.db.withConnection((client) => client.query("ANALYZE"));
  const client = await world.db.withConnection(async (one) => Object.getPrototypeOf(one) as Queries);
  const { query } = client;
  vi.spyOn(client, "query").mockImplementation(function (this: Queries, ...all) {
    const [first, values] = all as [string | { text: string; values?: unknown[] }, unknown[]?];
    if (typeof first === "string") asked.push({ text: first, values: values ?? [] });
    else asked.push({ text: first.text, values: first.values ?? values ?? [] });
    return query.apply(this, all);
  });
}, 180_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await world.close();
});

const callAs = (id: number) =>
  createCaller({
    ...world.nobody(),
    user: { id, primary_email: "", session_id: 1, scope: "write" as const },
  });

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  Plans?: Plan[];
}

/** The large tables that the plan of a statement reads from one end to the other. */
async function readsWhole({ text, values }: { text: string; values: unknown[] }): Promise<string[]> {
  const { rows } = await world.db.withConnection((client) =>
    client.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values }),
  );
  const found: string[] = [];
  const walk = (plan: Plan) => {
    const table = plan["Relation Name"];
    if (plan["Node Type"] === "Seq Scan" && table && LARGE.has(table)) found.push(table);
    plan.Plans?.forEach(walk);
  };
  walk(rows[0]["QUERY PLAN"][0].Plan as Plan);
  return found;
}

const CHAT = 7; // of user 7
const LISTS: Record<string, (call: Caller) => Promise<unknown>> = {
  "chats, newest first": (call) => call.chat.list({ limit: 50 }),
  "chats, the next page": (call) => call.chat.list({ limit: 50, after: CHAT }),
  "chats by name": (call) => call.chat.list({ limit: 50, query: "ter" }),
  "chats in another order": (call) => call.chat.list({ limit: 50, order_by: "name:asc" }),
  "chats in two orders, the next page": (call) =>
    call.chat.list({ limit: 50, order_by: "name:asc,created_at:desc", after: CHAT }),
  "chats by a part of very many words": (call) => call.chat.list({ limit: 50, query: "nly_" }),
  "chats that are unread": (call) => call.event.marks({}),
  "chats that are not archived": (call) => call.chat.list({ limit: 50, archived: false }),
  "chats that are archived": (call) => call.chat.list({ limit: 50, archived: true }),
  "archived chats, the next page": (call) => call.chat.list({ limit: 50, archived: true, after: CHAT }),
  "archived chats by name": (call) => call.chat.list({ limit: 50, archived: true, order_by: "name:asc" }),
  "pinned chats": (call) => call.chat.list({ limit: 50, archived: false, pinned: true }),
  "chats with a tag": (call) => call.chat.list({ limit: 50, tag: "often" }),
  "chats with a tag that few have": (call) => call.chat.list({ limit: 50, archived: false, tag: "seldom" }),
  tags: (call) => call.tag.list(),
  shares: (call) => call.share.list({ limit: 50 }),
  "chats of a project": (call) => call.chat.list({ limit: 50, project_id: 7 }),
  "messages, the newest": (call) => call.message.list({ chat_id: CHAT, limit: 50, from: "newest" }),
  "messages after one": (call) => call.message.list({ chat_id: CHAT, limit: 50, after: 2_007 }),
  "messages before one": (call) => call.message.list({ chat_id: CHAT, limit: 50, before: 2_007 }),
  "files of a chat": (call) => call.file.list({ chat_id: CHAT, limit: 50 }),
  "the tree of a chat": (call) => call.file.tree({ chat_id: CHAT }),
  "versions of a file": (call) => call.file.versions({ chat_id: CHAT, file_id: 7 }),
  "the tree of a project": (call) => call.project.files({ project_id: 7 }),
  projects: (call) => call.project.list({ limit: 50 }),
  "usage of an account": (call) => call.usage.user({ from: "2026-01-01", to: "2026-12-31" }),
  "usage of a project": (call) => call.usage.project({ project_id: 7 }),
  "usage of a chat": (call) => call.usage.chat({ chat_id: CHAT }),
  "the settings of a chat": (call) => call.chat.settings({ chat_id: CHAT }),
  "the trash": (call) => call.trash.list({}),
  "search for a rare word": (call) => call.search.all({ q: "rare77Word" }),
  "search for a part": (call) => call.search.all({ q: "nly_1f4" }),
  "search for what is everywhere": (call) => call.search.all({ q: "con ter" }),
  "search for a part of very many words, in vain": (call) => call.search.all({ q: "nly_ role:system" }),
  "search for what is nowhere": (call) => call.search.all({ q: "xyzzyx" }),
  "search in one chat": (call) => call.search.all({ q: `put chat:${CHAT} role:user` }),
  "search in a project's files": (call) => call.search.all({ q: "createDb project:7 lang:go" }),
  "search by tag and state": (call) => call.search.all({ q: "put tag:often is:archived" }),
  "search for prompts": (call) => call.search.all({ q: "put is:prompt" }),
  "search by filters alone": (call) => call.search.all({ q: "is:file ext:ts before:2030-01-01" }),
};

test.each(Object.keys(LISTS))(
  "%s: every statement goes by an index, for someone with little and someone with much",
  async (name) => {
    for (const user of [7, USERS + 1]) {
      asked = [];
      await LISTS[name]!(callAs(user)).catch((error: unknown) => expect(error).toMatchObject({ code: "NOT_FOUND" }));
      const read = asked.filter(({ text }) => /^[\s(]*(SELECT|WITH)\b/i.test(text));
      expect(read.length).toBeGreaterThan(0);
      for (const statement of read) expect(await readsWhole(statement), statement.text).toEqual([]);
    }
  },
);

test("a plan that is made once for everyone reads no more than a page of someone's many chats", async () => {
  asked = [];
  for (const archived of [undefined, false]) await callAs(USERS + 1).chat.list({ limit: 5, archived });
  const most = (plan: Plan): number =>
    Math.max(plan["Actual Rows"] * plan["Actual Loops"], ...(plan.Plans ?? []).map(most));
  const statements = [...asked];
  await world.db.withConnection(async (client) => {
    await client.query("SET plan_cache_mode = force_generic_plan");
    for (const [n, { text, values }] of statements.entries()) {
      await client.query(`PREPARE once_${n} AS ${text}`);
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE once_${n}(${values.join(", ")})`);
      expect(most(rows[0]["QUERY PLAN"][0].Plan as Plan), text).toBeLessThan(50);
    }
    await client.query("RESET plan_cache_mode");
  });
});
