import { isUniqueViolation } from "@neptun/db";
import { lockChat } from "../chat/access.ts";
import type { UserContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { said } from "../said.ts";
import { byteLength } from "../schema.ts";
import { requireFile, requireHead } from "./access.ts";
import { extensionOf, languageOfPath } from "./language.ts";
import type { RestoreVersionInput, UpdateFileInput } from "./schema.ts";
import { getFile, getVersion, toChatFile } from "./service.ts";
import { ADD_VERSION, SET_NOTE } from "./statements.ts";
import { authorOf, countLines, type FileRow, findHeads, sha256 } from "./versions.ts";

/** What changes with a new version; the rest stays as the head has it. */
interface Change {
  title?: string;
  text?: string;
  /** Of a text that is stored already. */
  stored?: Pick<FileRow, "size" | "lines" | "sha256">;
  language?: string;
  extension?: string;
  note?: string | null;
}

/**
 * A text or a title makes a new head of the file that `file_id` is a version of, unless it is as it was; nothing that was
 * stored is changed. A note alone goes to that version itself. PRECONDITION_FAILED by `if_head`; CONFLICT if another file
 * of the chat has the title.
 */
export async function updateFile(ctx: UserContext, { chat_id, file_id, if_head, note, ...change }: UpdateFileInput) {
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const file = await requireFile(inside, chat_id, file_id);
    requireHead(file, if_head);
    const added = await addVersion(inside, file, { ...change, note });
    if (!added && note !== undefined) await db.query(SET_NOTE, [ctx.user.id, chat_id, file_id, note]);
    return getFile(inside, { chat_id, file_id: added ?? (note === undefined ? file.head_id : file_id) });
  });
}

/** Makes the text of an older version the newest again, as a new version; the path stays as it is. */
export async function restoreVersion(ctx: UserContext, { if_head, ...input }: RestoreVersionInput) {
  const { chat_id } = input;
  return ctx.db.transaction(async (db) => {
    const inside = { ...ctx, db };
    await lockChat(inside, chat_id);
    const { chatFile: old } = await getVersion(inside, input);
    requireHead(old, if_head);
    const note = `Restored from version ${old.version}`;
    const added = await addVersion(inside, old, { stored: old, note });
    return { chatFile: toChatFile(ctx, await requireFile(inside, chat_id, added ?? old.head_id)) };
  });
}

/** Adds a head to the file if anything is to be changed, and gives its id. */
async function addVersion(ctx: UserContext, { head_id, lineage_id, ...file }: FileRow, change: Change) {
  const chat_id = file.chat_conversation_id;
  const head = await requireFile(ctx, chat_id, head_id);
  const hash = change.text === undefined ? change.stored?.sha256 : sha256(change.text);
  const title = change.title === head.title ? undefined : change.title;
  const { language, extension } = { ...(title === undefined ? {} : kindOf(title)), ...withoutUndefined(change) };
  const isNew = [
    title !== undefined,
    hash !== undefined && hash !== head.sha256,
    language !== undefined && language !== head.language,
    extension !== undefined && extension !== head.extension,
  ];
  if (!isNew.includes(true)) return;
  if (title !== undefined && (await findHeads(ctx, chat_id, [title])).size > 0) {
    throw new DomainError("CONFLICT", said`Another file of this chat is called ${title}`);
  }
  const { text } = change;
  const [added] = await ctx.db
    .query<{ id: number }>(ADD_VERSION, [
      ctx.user.id,
      chat_id,
      lineage_id,
      head_id,
      title ?? null,
      text ?? null,
      text === undefined ? (change.stored?.size ?? null) : byteLength(text),
      text === undefined ? (change.stored?.lines ?? null) : countLines(text),
      hash ?? null,
      language ?? null,
      extension ?? null,
      authorOf(ctx),
      change.note ?? null,
    ])
    .catch((error: unknown) => {
      // A version that only another branch shows, where this one has a file at its path.
      if (isUniqueViolation(error))
        throw new DomainError("CONFLICT", said`Another file of this chat is called ${title ?? head.title}`);
      throw error;
    });
  return added?.id;
}

/** A file that is called otherwise is of the kind that its new name says. */
function kindOf(title: string): Pick<Change, "language" | "extension"> {
  const language = languageOfPath(title);
  return language ? { language: language.name, extension: extensionOf(title) || language.extension } : {};
}

const withoutUndefined = ({ language, extension }: Change): Pick<Change, "language" | "extension"> => ({
  ...(language === undefined ? {} : { language }),
  ...(extension === undefined ? {} : { extension }),
});
