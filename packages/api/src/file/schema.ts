import { z } from "zod";
import { Chat } from "../chat/schema.ts";
import { issueOf } from "../said.ts";
import { Branch, batchOf, Id, limits, Next, Page, Text, Timestamp, textUpTo } from "../schema.ts";
import { titleRefusal } from "./title.ts";

export const Title = Text.superRefine((title, context) => {
  const why = titleRefusal(title);
  if (why) context.addIssue(issueOf(why));
});

/** Who wrote a version: a person on the screen, a model, or a program through the interface. */
export const Author = z.enum(["user", "assistant", "api"]);
export type Author = z.infer<typeof Author>;

/** One version of a file. */
export const ChatFile = z.object({
  id: Id,
  chat_conversation_id: Id,
  /** The message it came from; null for what was edited, uploaded or renamed. */
  chat_conversation_message_id: Id.nullable(),
  neptun_user_id: Id,
  title: z.string(),
  /** The same as title. */
  name: z.string(),
  /** The file that this is a version of: the same through renames. */
  lineage_id: Id,
  /** The newest version of the file. */
  head_id: Id,
  /** 1, 2, 3 … among the versions of the file. */
  version: z.int(),
  author: Author,
  note: z.string().nullable(),
  /** null where a list leaves the texts out. */
  text: z.string().nullable(),
  language: z.string(),
  extension: z.string(),
  /** Bytes of the text in UTF-8. */
  size: z.int(),
  lines: z.int(),
  /** Hexadecimal SHA-256 of the text in UTF-8. */
  sha256: z.string(),
  /** MIME type. */
  type: z.string(),
  /** Serves the raw text without a cookie; valid for an hour. */
  url: z.url(),
  created_at: Timestamp,
  updated_at: Timestamp,
  /** The branch of the chat that it was stored in; 0 is the first one. */
  branch_id: z.int(),
});
export type ChatFile = z.infer<typeof ChatFile>;
export const ChatFileOutput = z.object({ chatFile: ChatFile });
export const ChatFilesOutput = z.object({ chatFiles: z.array(ChatFile), next: Next });
export const CreatedFilesOutput = z.object({ chatFiles: z.array(ChatFile) });

const Note = Text.max(limits.description_characters);

export const FileInput = z.object({ chat_id: Id, file_id: Id });
export type FileInput = z.infer<typeof FileInput>;

/** `include` forces the texts in or out; by default they are left out once they exceed 1 MiB together. */
export const ListFilesInput = Page.extend({
  chat_id: Id,
  include: z.enum(["text", "none"]).optional(),
  /** What this branch shows instead of the current one, or what `all` do. */
  branch: Branch.optional(),
});
export type ListFilesInput = z.infer<typeof ListFilesInput>;

export const NewFile = z.object({
  text: textUpTo("file_bytes"),
  title: Title,
  language: Text.max(64),
  extension: Text.max(64),
});
export type NewFile = z.infer<typeof NewFile>;

export const CreateFileInput = NewFile.extend({ chat_id: Id, message_id: Id });
export type CreateFileInput = z.infer<typeof CreateFileInput>;
export const CreateFilesInput = z.object({
  chat_id: Id,
  message_id: Id,
  files: batchOf(NewFile),
});
export type CreateFilesInput = z.infer<typeof CreateFilesInput>;

/** What a person or a program brings to a chat, without a message; language and extension follow from the title if left out. */
export const UploadFilesInput = z.object({
  chat_id: Id,
  files: batchOf(NewFile.partial({ language: true, extension: true })),
});
export type UploadFilesInput = z.infer<typeof UploadFilesInput>;

export const VersionInput = FileInput.extend({ version: z.int().min(1).max(2_147_483_647) });
export type VersionInput = z.infer<typeof VersionInput>;

/** When given, the change is made only if one of these is the file's newest version (`head_id`). */
export const IfHead = z.object({ if_head: z.array(z.int()).optional() });

export const DeleteFileInput = FileInput.extend(IfHead.shape);
export type DeleteFileInput = z.infer<typeof DeleteFileInput>;

/** A text or a title makes a new version of the file; a note alone goes to the version that is named. */
export const UpdateFileInput = NewFile.partial().extend({ note: Note.nullish() }).extend(DeleteFileInput.shape);
export type UpdateFileInput = z.infer<typeof UpdateFileInput>;

export const RestoreVersionInput = VersionInput.extend(IfHead.shape);
export type RestoreVersionInput = z.infer<typeof RestoreVersionInput>;

const VersionNumber = VersionInput.shape.version;

/** Two versions of one file by their numbers: by default the newest, and the one before. */
export const FileDiffInput = FileInput.extend({ from: VersionNumber.optional(), to: VersionNumber.optional() });
export type FileDiffInput = z.infer<typeof FileDiffInput>;

/** Any two versions by their ids. */
export const DiffInput = z.object({ from: Id, to: Id });
export type DiffInput = z.infer<typeof DiffInput>;

export const DiffOutput = z.object({
  /** A unified diff that `git apply` accepts; empty where nothing differs. */
  diff: z.string(),
  /** Lines. */
  added: z.int(),
  removed: z.int(),
  /** Without its text; null where there is no version before. */
  from: ChatFile.nullable(),
  to: ChatFile,
});

/** A path of the tree, filled by the newest version of one file. */
const TreeVersion = ChatFile.omit({ text: true, chat_conversation_message_id: true, note: true, name: true }).extend({
  /** Of the chat that the file is in. */
  chat_name: z.string(),
  /** How many versions of the file there are. */
  versions: z.int(),
});

/** What stands at a path of a chat or of all chats of a project: the file chosen for it, or else the newest one. */
export const TreeFile = TreeVersion.extend({
  /** To be found first, and sent along with every question. */
  pinned: z.boolean(),
  /** Whether it was chosen, rather than being the newest. */
  preferred: z.boolean(),
  /** Files of other chats at this path whose text is another, the newest first. */
  conflicts: z.array(TreeVersion),
});
export type TreeFile = z.infer<typeof TreeFile>;
/** `next` is the path to go on after; null on the last page. */
export const TreeOutput = z.object({ files: z.array(TreeFile), next: z.string().nullable() });
export const TreeFileOutput = z.object({ file: TreeFile });

/** All of a tree, or what is written in one language, or in one folder (or the file of that path). */
export const TreeFilter = z.object({ language: Text.max(64).optional(), path: Title.optional() });
/** The same, or a page of it: at most `limit` paths, those that come after a path. */
export const TreePage = TreeFilter.extend({ limit: Page.shape.limit, after: Title.optional() });
export type TreePage = z.infer<typeof TreePage>;
export const ChatTreeInput = TreePage.extend({ chat_id: Id });
export const ProjectTreeInput = TreePage.extend({ project_id: Id });

/** Pins or unpins a path, or chooses which file fills it; null leaves that to the newest again. */
export const TreeChange = z.object({
  title: Title,
  pinned: z.boolean().optional(),
  preferred_lineage_id: Id.nullish(),
});
export type TreeChange = z.infer<typeof TreeChange>;
export const UpdateChatTreeInput = TreeChange.extend({ chat_id: Id });
export const UpdateProjectTreeInput = TreeChange.extend({ project_id: Id });

/** What an archive holds: everything, or one folder or file; as it is, or as it was at a time. */
export const ArchiveInput = z.object({ at: z.iso.datetime({ offset: true }).optional(), path: Title.optional() });
export type ArchiveInput = z.infer<typeof ArchiveInput>;

/** `only: "config"` takes the files that set a project up, and leaves the others. */
const ImportOptions = z.object({ name: Text.optional(), only: z.literal("config").optional() });
export const ImportQuery = ImportOptions;

/** What cannot be stored as a file is refused one by one. */
export const ImportInput = ImportOptions.extend({ files: batchOf(z.object({ title: z.string(), text: z.string() })) });
/** Only a caller in the process has bytes. */
export const ImportZipInput = ImportOptions.extend({ zip: z.instanceof(Uint8Array) });
export type ImportSource = z.infer<typeof ImportInput> | z.infer<typeof ImportZipInput>;

export const ImportOutput = z.object({
  /** Which has the files now. */
  chat: Chat,
  chatFiles: z.array(ChatFile),
  /** What was left out, and why; at most 1,000 of it. */
  refused: z.array(z.object({ path: z.string(), reason: z.string() })),
});
