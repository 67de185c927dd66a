import type { ChatTurn } from "@neptun/models";
import { CURRENT, pathOfMessage, showsMessage } from "../branch/path.ts";
import { requireChat } from "../chat/access.ts";
import { findSettings } from "../chat/settings.ts";
import type { OwnerContext, UserContext } from "../context.ts";
import { fitting, type GivenFile, roomOf, type TurnWithFiles, textsOf, toTurns } from "./given-files.ts";
import { CHARACTERS_PER_TOKEN, loadPrompt, type ProjectRow } from "./prompt.ts";
import { turnsToSummarise } from "./summarised-turns.ts";

/** The part of the context window that is left to the answer. */
const ANSWER_SHARE = 0.25;
/** The same where somebody wants long answers. */
const MOST_ANSWER_SHARE = 0.75;
/** The part of the rest that files of earlier messages may take. */
const OLDER_FILES_SHARE = 0.5;
/** The part of it that a conversation takes which is to be summarised: it was too long for a model before. */
const SUMMARISED_SHARE = 0.5;
const MOST_MESSAGES = 1000;

const PROJECT = {
  name: "generation_project",
  text: `SELECT p.id, p.name, p.description, p.type, p.main_language, p.instructions
FROM neptun_user_project_chat_conversation l
JOIN neptun_user_project p ON p.neptun_user_id = l.neptun_user_id AND p.id = l.project_id AND p.deleted_at IS NULL
WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = $2`,
};

/** The messages before $3, on its branch. */
const BEFORE = `m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.id < $3 AND m.deleted_at IS NULL
  AND ${showsMessage(pathOfMessage("$3"), "m")}`;

const CONVERSATION = {
  name: "generation_conversation",
  text: `SELECT id, actor AS role, message AS content FROM (
  SELECT id, actor, message, sum(length(message)) OVER (ORDER BY id DESC) AS so_far FROM (
    SELECT id, actor, message FROM chat_conversation_message m WHERE ${BEFORE}
      AND status <> 'streaming' AND message <> '' AND actor <> 'system'
    ORDER BY id DESC LIMIT ${MOST_MESSAGES}
  ) newest
) running WHERE so_far <= $4 OR so_far = length(message) ORDER BY id`,
};

const systemMessages = (where: string) => `SELECT message AS content FROM chat_conversation_message m
WHERE ${where} AND actor = 'system' ORDER BY id DESC LIMIT 20`;

const SYSTEM = { name: "generation_system", text: systemMessages(BEFORE) };

const SYSTEM_NOW = {
  name: "generation_system_now",
  text: systemMessages(
    `m.neptun_user_id = $1 AND m.chat_conversation_id = $2 AND m.deleted_at IS NULL AND ${showsMessage(CURRENT, "m")}`,
  ),
};

/** The files that came with the user's messages, those of the newest first, and with how long a text. */
const FILES = {
  name: "generation_files",
  text: `SELECT s.chat_conversation_message_id AS message_id, length(m.message) AS characters,
  f.id AS file_id, f.title, f.version, f.language, f.size, f.sha256
FROM chat_conversation_message m
JOIN chat_conversation_message_file s ON s.neptun_user_id = $1 AND s.chat_conversation_message_id = m.id
JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = s.file_id AND f.deleted_at IS NULL
JOIN chat_conversation c ON c.neptun_user_id = $1 AND c.id = f.chat_conversation_id AND c.deleted_at IS NULL
WHERE ${BEFORE} AND m.actor = 'user'
ORDER BY m.id DESC, s.position LIMIT 1000`,
};

const QUESTION = {
  name: "generation_question",
  text: `SELECT max(id)::int AS id FROM chat_conversation_message m WHERE ${BEFORE} AND actor = 'user'`,
};

/** What of a context window is there for everything but the answer, which may have `max_tokens`, in characters. */
export function roomFor(context_tokens: number, max_tokens: number | null = null): number {
  const share = Math.min(MOST_ANSWER_SHARE, Math.max(ANSWER_SHARE, (max_tokens ?? 0) / context_tokens));
  return Math.floor(context_tokens * (1 - share) * CHARACTERS_PER_TOKEN);
}

interface Asked {
  chat_id: number;
  before_id: number;
  context_tokens: number;
  instructions: string | null;
  max_tokens: number | null;
  /** What there is of the answer already. */
  text?: string | undefined;
}

/**
 * What the model gets for the message before `beforeId`: the project with its pinned files, the chat's instructions and system
 * messages, and as much of the newest conversation as fits its context window, in order, with the files that were given to it.
 */
export async function loadTurns(
  ctx: OwnerContext,
  { chat_id, before_id, context_tokens, instructions, max_tokens, text = "" }: Asked,
): Promise<ChatTurn[]> {
  const key = [ctx.user.id, chat_id];
  const [project] = await ctx.db.query<ProjectRow & { id: number }>(PROJECT, key);
  const system = await ctx.db.query<{ content: string }>(SYSTEM, [...key, before_id]);
  const chat = { instructions, system: inOrder(system) };
  const { prompt: content } = await loadPrompt(ctx, project, { chat_id, context_tokens, chat });
  const room = Math.max(0, roomFor(context_tokens, max_tokens) - content.length - text.length);
  const files = await ctx.db.query<GivenFile & { message_id: number; characters: number }>(FILES, [...key, before_id]);
  const chosen = await chooseFiles(ctx, files, room, [...key, before_id]);
  const taken = [...chosen].reduce((sum, file) => sum + roomOf(file), 0);
  const rows = await ctx.db.query<ChatTurn & { id: number }>(CONVERSATION, [...key, before_id, room - taken]);
  const turns = rows.map(({ id, role, content }): TurnWithFiles => {
    return { role, content, files: files.filter(({ message_id }) => message_id === id) };
  });
  const [only] = rows.length === 1 ? rows : [];
  const summarised = only ? await turnsToSummarise(ctx, { chat_id, id: only.id }, room * SUMMARISED_SHARE) : [];
  return [{ role: "system", content }, ...summarised, ...toTurns(turns, chosen, await textsOf(ctx, [...chosen]))];
}

const inOrder = (newestFirst: { content: string }[]) => newestFirst.map(({ content }) => content).reverse();

/** What the chat's model is told before the conversation, as it stands now. */
export async function getChatContext(ctx: UserContext, chat_id: number) {
  const { model } = await requireChat(ctx, chat_id);
  const context_tokens = ctx.models.contextTokens(model);
  const key = [ctx.user.id, chat_id];
  const [project] = await ctx.db.query<ProjectRow & { id: number }>(PROJECT, key);
  const { instructions = null } = (await findSettings(ctx, chat_id)) ?? {};
  const system = await ctx.db.query<{ content: string }>(SYSTEM_NOW, key);
  const chat = { instructions, system: inOrder(system) };
  return { ...(await loadPrompt(ctx, project, { chat_id, context_tokens, chat })), context_tokens, model };
}

/** The files of the question as far as they fit beside it; those of earlier messages may take a part of what is left. */
async function chooseFiles(
  ctx: OwnerContext,
  files: (GivenFile & { message_id: number; characters: number })[],
  room: number,
  key: number[],
): Promise<Set<GivenFile>> {
  if (files.length === 0) return new Set();
  const [question] = await ctx.db.query<{ id: number }>(QUESTION, key);
  const asked = files.filter(({ message_id }) => message_id === question?.id);
  const own = fitting(asked, room - (asked[0]?.characters ?? 0));
  const taken = [...own].reduce((sum, file) => sum + roomOf(file), 0);
  const given = new Set([...own].map(({ file_id }) => file_id));
  const earlier = files.filter((file) => file.message_id !== question?.id && !given.has(file.file_id));
  return new Set([...own, ...fitting(earlier, (room - taken) * OLDER_FILES_SHARE)]);
}
