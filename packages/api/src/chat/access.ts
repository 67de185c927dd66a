import type { Context, OwnerContext } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import { said } from "../said.ts";

/**
 * Chats `c` with the project `p` each belongs to. A project in the trash holds its chats' places, but they are not in it. With the
 * `LIMIT`, it is looked up for each, and with what the other index has not, by the chat: the planner, who sees no user, might
 * read all of a user's places for each chat.
 */
export const withProject = (chats: string) => `${chats} c
LEFT JOIN LATERAL (
  SELECT p.id FROM neptun_user_project_chat_conversation l
  JOIN neptun_user_project p ON p.neptun_user_id = l.neptun_user_id AND p.id = l.project_id AND p.deleted_at IS NULL
  WHERE l.neptun_user_id = c.neptun_user_id AND l.chat_conversation_id = c.id AND l.updated_at IS NOT NULL LIMIT 1
) p ON true`;
export const CHAT_TABLES = withProject("chat_conversation");

/** What is told of a chat. With its `LIMIT`, the planner does not read everyone's shares at once. */
export const CHAT_COLUMNS = `c.id, c.neptun_user_id, p.id AS project_id, c.model, c.name, c.created_at, c.updated_at, c.pinned, c.archived,
  ARRAY(SELECT t.name FROM chat_conversation_tag ct
    JOIN neptun_user_tag t ON t.neptun_user_id = ct.neptun_user_id AND t.id = ct.tag_id AND t.deleted_at IS NULL
    WHERE ct.neptun_user_id = c.neptun_user_id AND ct.chat_conversation_id = c.id ORDER BY t.name_key) AS tags,
  coalesce((SELECT true FROM neptun_user_share s
    WHERE s.neptun_user_id = c.neptun_user_id AND s.chat_conversation_id = c.id AND s.revoked_at IS NULL
      AND (s.expires_at IS NULL OR s.expires_at > now()) LIMIT 1), false) AS shared,
  (SELECT o.id FROM chat_conversation o
    WHERE o.neptun_user_id = c.neptun_user_id AND o.id = c.origin_chat_id AND o.deleted_at IS NULL LIMIT 1) AS origin_chat_id,
  c.origin_message_id, c.origin_kind`;

/** How many chats these links `l` are of: of all but those in the trash, which are fewer to look up. */
export const countChats = (links: string, where: string) => `((SELECT count(*) FROM ${links} WHERE ${where})
    - (SELECT count(*) FROM ${links} JOIN chat_conversation c ON c.neptun_user_id = l.neptun_user_id AND c.id = l.chat_conversation_id
       WHERE ${where} AND c.deleted_at IS NOT NULL))::int`;

const OWN_CHAT = {
  name: "chat_own",
  text: `SELECT ${CHAT_COLUMNS}
FROM ${CHAT_TABLES}
WHERE c.neptun_user_id = $1 AND c.id = $2 AND c.deleted_at IS NULL AND ($3::int IS NULL OR p.id = $3)`,
};

export interface ChatRow {
  id: number;
  neptun_user_id: number;
  project_id: number | null;
  model: string;
  name: string;
  created_at: Date;
  updated_at: Date;
  pinned: boolean;
  archived: boolean;
  /** In the order of the alphabet. */
  tags: string[];
  shared: boolean;
  origin_chat_id: number | null;
  origin_message_id: number | null;
  origin_kind: "copy" | "summary" | null;
}

/** The user's own chat (in that project, if one is given), or NOT_FOUND. */
export async function requireChat(ctx: OwnerContext, id: number, projectId?: number): Promise<ChatRow> {
  const [chat] = await ctx.db.query<ChatRow>(OWN_CHAT, [ctx.user.id, id, projectId ?? null]);
  if (!chat) throw notFound("Chat");
  return chat;
}

const LOCK_CHAT = {
  name: "chat_lock",
  text: `SELECT id FROM chat_conversation
WHERE neptun_user_id = $1 AND id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE`,
};

/** Inside a transaction: lets nobody else write to the chat until it ends. NOT_FOUND if it is not the user's own. */
export async function lockChat(ctx: OwnerContext, id: number): Promise<void> {
  const [chat] = await ctx.db.query(LOCK_CHAT, [ctx.user.id, id]);
  if (!chat) throw notFound("Chat");
}

const LOCK_CHATS = {
  name: "chat_lock_many",
  text: `SELECT id FROM chat_conversation
WHERE neptun_user_id = $1 AND id = ANY($2::int[]) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`,
};

/** The same for many. NOT_FOUND if one of them is not the user's own. */
export async function lockChats(ctx: OwnerContext, ids: number[]): Promise<void> {
  const chats = await ctx.db.query(LOCK_CHATS, [ctx.user.id, ids]);
  if (chats.length < ids.length) throw notFound("Chat");
}

const LOCK_ANY_CHAT = {
  name: "chat_lock_any",
  text: "SELECT id FROM chat_conversation WHERE neptun_user_id = $1 AND id = $2 FOR NO KEY UPDATE",
};

/** The same for a chat that may be in the trash, or gone. */
export async function lockAnyChat(ctx: OwnerContext, id: number): Promise<void> {
  await ctx.db.query(LOCK_ANY_CHAT, [ctx.user.id, id]);
}

/** BAD_REQUEST about `model` unless `GET /models` lists it. */
export function requireKnownModel(ctx: Pick<Context, "models">, model: string): void {
  if (!ctx.models.isKnown(model)) throw invalid("model", said`Is not a valid model identifier; see GET /models`);
}
