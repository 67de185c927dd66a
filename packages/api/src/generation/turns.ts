import type { ChatTurn } from "@neptun/models";
import type { OwnerContext } from "../context.ts";

/** A token is about four bytes of English or code; a guess on the safe side for both. */
const CHARACTERS_PER_TOKEN = 3;
/** The part of the context window that is left to the answer. */
const ANSWER_SHARE = 0.25;
const MOST_MESSAGES = 1000;

const PROJECT = {
  name: "generation_project",
  text: `SELECT p.name, p.description, p.type, p.main_language
FROM neptun_user_project_chat_conversation l
JOIN neptun_user_project p ON p.neptun_user_id = l.neptun_user_id AND p.id = l.project_id AND p.deleted_at IS NULL
WHERE l.neptun_user_id = $1 AND l.chat_conversation_id = $2`,
};

const CONVERSATION = {
  name: "generation_conversation",
  text: `SELECT actor AS role, message AS content FROM (
  SELECT id, actor, message, sum(length(message)) OVER (ORDER BY id DESC) AS so_far FROM (
    SELECT id, actor, message FROM chat_conversation_message
    WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND id < $3 AND deleted_at IS NULL
      AND status <> 'streaming' AND message <> '' AND actor <> 'system'
    ORDER BY id DESC LIMIT ${MOST_MESSAGES}
  ) newest
) running WHERE so_far <= $4 OR so_far = length(message) ORDER BY id`,
};

const SYSTEM = {
  name: "generation_system",
  text: `SELECT message AS content FROM chat_conversation_message
WHERE neptun_user_id = $1 AND chat_conversation_id = $2 AND id < $3 AND deleted_at IS NULL AND actor = 'system'
ORDER BY id DESC LIMIT 20`,
};

interface ProjectRow {
  name: string;
  description: string | null;
  type: string | null;
  main_language: string | null;
}

/** What the model is told of the project that the chat belongs to. */
export function projectPrompt({ name, description, type, main_language }: ProjectRow): string {
  const lines = [`You are working on the project "${name}".`];
  if (type) lines.push(`It is a ${type.replace("-", " ")}.`);
  if (main_language) lines.push(`Its main language is ${main_language}.`);
  if (description?.trim()) lines.push("", description);
  return lines.join("\n");
}

/** Models name files best when told how; the name in the fence is what the file is saved as. */
const FILES_PROMPT =
  'Give every file as one complete fenced code block that names its path, like ```ts title="src/main.ts".';

/**
 * What the model gets for the message before `beforeId`: the project, the chat's system messages, and as much of the
 * newest conversation as fits its context window, in order.
 */
export async function loadTurns(
  ctx: OwnerContext,
  { chat_id, before_id, context_tokens }: { chat_id: number; before_id: number; context_tokens: number },
): Promise<ChatTurn[]> {
  const key = [ctx.user.id, chat_id];
  const [project] = await ctx.db.query<ProjectRow>(PROJECT, key);
  const system = await ctx.db.query<{ content: string }>(SYSTEM, [...key, before_id]);
  const instructions = [project && projectPrompt(project), FILES_PROMPT, ...system.reverse().map((row) => row.content)];
  const content = instructions.filter(Boolean).join("\n\n");
  const characters = Math.floor(context_tokens * (1 - ANSWER_SHARE) * CHARACTERS_PER_TOKEN) - content.length;
  const conversation = await ctx.db.query<ChatTurn>(CONVERSATION, [...key, before_id, Math.max(0, characters)]);
  return [{ role: "system", content }, ...conversation];
}
