import type { OwnerContext } from "../context.ts";
import { type GivenFile, roomOf, textsOf, toPart } from "./given-files.ts";

/** A token is about four bytes of English or code; a guess on the safe side for both. */
export const CHARACTERS_PER_TOKEN = 3;
/** The part of the context window that pinned files may take. */
const PINNED_SHARE = 0.3;

/** What a text is in tokens, about. */
export const toTokens = (characters: number) => Math.round(characters / 4);

export interface ContextPart {
  kind: "project" | "instructions" | "answers" | "file" | "chat" | "system";
  title: string | null;
  tokens: number;
  /** Of a file. */
  file_id: number | null;
  chat_conversation_id: number | null;
  /** A pinned file that is not sent, because it does not fit. */
  left_out: boolean;
}

export interface Prompt {
  prompt: string;
  tokens: number;
  parts: ContextPart[];
}

export interface ProjectRow {
  name: string;
  description: string | null;
  type: string | null;
  main_language: string | null;
  instructions: string | null;
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
export const FILES_PROMPT = `Files of an answer are saved, so name the path of each. Give a new file, or one that changes much, as one complete fenced code block, like \`\`\`ts title="src/main.ts". Change a few places of a large file with a block that names it in the same way and holds, for each place:
<<<<<<< SEARCH
lines exactly as they are in the file, enough to be found once
=======
the new lines
>>>>>>> REPLACE
A \`\`\`diff block with --- and +++ headers is applied as well. Changes apply to the newest version of the file.`;

const PINNED = {
  name: "generation_pinned",
  text: `WITH live AS (
  SELECT l.title, l.head_id, l.pinned_at, l.preferred_at
  FROM chat_conversation c
  JOIN chat_conversation_file_lineage l ON l.neptun_user_id = $1 AND l.chat_conversation_id = c.id AND l.head_id IS NOT NULL
  WHERE c.neptun_user_id = $1 AND c.deleted_at IS NULL AND c.id IN (
    SELECT chat_conversation_id FROM neptun_user_project_chat_conversation WHERE neptun_user_id = $1 AND project_id = $2
    UNION ALL SELECT $3::int)
), pinned AS (
  SELECT title, min(pinned_at) AS pinned_at FROM live WHERE pinned_at IS NOT NULL GROUP BY title
), winners AS (
  SELECT DISTINCT ON (title) title, head_id, pinned.pinned_at FROM live JOIN pinned USING (title)
  ORDER BY title, preferred_at DESC NULLS LAST, head_id DESC
)
SELECT f.id AS file_id, f.chat_conversation_id, f.title, f.version, f.language, f.size, f.sha256
FROM winners w JOIN chat_conversation_file f ON f.neptun_user_id = $1 AND f.id = w.head_id
ORDER BY w.pinned_at, w.title LIMIT 1000`,
};

/** What a chat adds to what is said before its conversation: its own instructions, and the messages by the system in it. */
export interface ChatWords {
  instructions: string | null;
  system: string[];
}

/**
 * What a model is told before a conversation of this project, or of this chat that is in none: the project, its
 * instructions, how to answer with files, and the pinned files as far as they fit, the one pinned first before the others.
 * The words of the chat come last: they are about less, and count where the project's say otherwise.
 */
export async function loadPrompt(
  ctx: OwnerContext,
  project: (ProjectRow & { id: number }) | undefined,
  { chat_id = null, context_tokens, chat }: { chat_id?: number | null; context_tokens: number; chat?: ChatWords },
): Promise<Prompt> {
  const key = [ctx.user.id, project?.id ?? null, project ? null : chat_id];
  const pinned = await ctx.db.query<PinnedFile>(PINNED, key);
  const words: [ContextPart["kind"], string | undefined][] = [
    ["project", project && projectPrompt(project)],
    ["instructions", project?.instructions?.trim() ? project.instructions : undefined],
    ["answers", FILES_PROMPT],
  ];
  const written = words.flatMap(([kind, text]) => (text ? [{ ...withoutFile(kind), text }] : []));
  const files = await pinnedParts(ctx, pinned, Math.floor(context_tokens * PINNED_SHARE * CHARACTERS_PER_TOKEN));
  const all = [...written, ...files, ...partsOf(chat)];
  const prompt = all.map(({ text }) => text).join("\n\n");
  const parts = all.map(({ text, ...part }) => ({ ...part, tokens: toTokens(text.length) }));
  return { prompt, tokens: toTokens(prompt.length), parts };
}

const partsOf = ({ instructions, system }: ChatWords = { instructions: null, system: [] }) => [
  ...(instructions ? [{ ...withoutFile("chat"), text: instructions }] : []),
  ...system.map((text) => ({ ...withoutFile("system"), text })),
];

type PinnedFile = GivenFile & { chat_conversation_id: number };

const withoutFile = (kind: ContextPart["kind"]) => ({
  kind,
  title: null,
  file_id: null,
  chat_conversation_id: null,
  left_out: false,
});

async function pinnedParts(ctx: OwnerContext, pinned: PinnedFile[], room: number) {
  let left = room;
  const sent = new Set(
    pinned.filter((file) => {
      if (roomOf(file) > left) return false;
      left -= roomOf(file);
      return true;
    }),
  );
  const texts = await textsOf(ctx, [...sent]);
  return pinned.map((file) => {
    const { title, file_id, chat_conversation_id } = file;
    const text = sent.has(file) ? texts.get(file.sha256) : undefined;
    const words = `(The file ${title} belongs here too, but it does not fit.)`;
    return {
      kind: "file" as const,
      title,
      file_id,
      chat_conversation_id,
      left_out: text === undefined,
      text: text === undefined ? words : toPart(file, text),
    };
  });
}
