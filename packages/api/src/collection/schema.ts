import { z } from "zod";
import { ChatOutput } from "../chat/schema.ts";
import { ChatFile, NewFile, Title } from "../file/schema.ts";
import { because, said } from "../said.ts";
import { batchOf, Id, IfUpdatedAt, limits, Name, Next, Page, Text, Timestamp } from "../schema.ts";

/** What one collection may hold. */
export const MOST_FILES = 1000;
export const MOST_BYTES = 16 * 1024 * 1024;

/** What people may know of a collection that they read by its link: nothing about whose it is. */
export const SharedCollection = z.object({
  name: z.string(),
  description: z.string().nullable(),
  /** Whoever knows it may read the collection; null while it is private. */
  link: z.string().nullable(),
  file_count: z.int(),
  /** Bytes of all texts in UTF-8. */
  size: z.int(),
  created_at: Timestamp,
  updated_at: Timestamp,
});

/** Files to be used again, with blanks such as `{{name=app | What it is called}}` to be filled in. */
export const Collection = SharedCollection.extend({ id: Id, neptun_user_id: Id });
export type Collection = z.infer<typeof Collection>;

/** A file of a collection. Its title is its address within it. */
export const CollectionFile = z.object({
  title: z.string(),
  /** null where a list leaves the texts out. */
  text: z.string().nullable(),
  language: z.string(),
  extension: z.string(),
  /** Bytes of the text in UTF-8. */
  size: z.int(),
  lines: z.int(),
  /** Hexadecimal SHA-256 of the text in UTF-8. */
  sha256: z.string(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type CollectionFile = z.infer<typeof CollectionFile>;

/** A collection that comes with Neptun. */
export const StarterCollection = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  file_count: z.int(),
  size: z.int(),
  files: z.array(CollectionFile.omit({ created_at: true, updated_at: true })),
});
export type StarterCollection = z.infer<typeof StarterCollection>;

/** A blank to be filled in. */
export const CollectionVariable = z.object({
  name: z.string(),
  /** What stands there when nothing is filled in. */
  default: z.string().optional(),
  /** For people: what it is. */
  description: z.string().optional(),
});
export type CollectionVariable = z.infer<typeof CollectionVariable>;

export const CollectionOutput = z.object({ collection: Collection });
/** What was left out, and why; at most 1,000 of it. */
export const ImportedCollectionOutput = CollectionOutput.extend({
  refused: z.array(z.object({ path: z.string(), reason: z.string() })),
});
export const CollectionsOutput = z.object({ collections: z.array(Collection), next: Next });
export const CollectionWithFilesOutput = z.object({ collection: Collection, files: z.array(CollectionFile) });
/** `collection_id` is told to its owner alone. */
export const SharedCollectionOutput = z.object({
  collection: SharedCollection,
  files: z.array(CollectionFile),
  collection_id: Id.optional(),
});
export const CollectionFilesOutput = z.object({ collectionFiles: z.array(CollectionFile) });
export const StartersOutput = z.object({ starters: z.array(StarterCollection) });

export const CollectionInput = z.object({ collection_id: Id });
export const ListCollectionsInput = Page;
export type ListCollectionsInput = z.infer<typeof ListCollectionsInput>;

const Description = Text.refine(
  (text) => text.length <= limits.description_characters,
  because(() => said`Must not exceed ${limits.description_characters} characters`),
);

/** Which files: one, or all; the texts by default only while they do not exceed 1 MiB together. */
export const FilesChoice = z.object({ title: Text.max(2048).optional(), include: z.enum(["text", "none"]).optional() });
export type FilesChoice = z.infer<typeof FilesChoice>;
export const ListCollectionFilesInput = CollectionInput.extend(FilesChoice.shape);
export type ListCollectionFilesInput = z.infer<typeof ListCollectionFilesInput>;
export const OpenSharedInput = FilesChoice.extend({ link: z.string() });
export type OpenSharedInput = z.infer<typeof OpenSharedInput>;

/** A collection that can be read: one of the user's, one that somebody shared, or one that comes with Neptun. */
const CollectionSource = z.object({
  collection_id: Id.optional(),
  link: z.string().optional(),
  starter: z.string().optional(),
});

/** A folder: what lies in it, with names that begin there. "" is everything. */
const Folder = Text.max(1024);

const BroughtFile = NewFile.partial({ language: true, extension: true });

/**
 * At most one of: `files`; `file_ids`, versions of files of any own chats; `chat_id` or `project_id`, what is newest there;
 * `collection_id`, `link` or `starter`, which also give a name and a description. `path` is a folder of where they come from.
 */
export const CreateCollectionInput = CollectionSource.extend({
  name: Name.optional(),
  description: Description.nullish(),
  files: batchOf(BroughtFile).optional(),
  file_ids: batchOf(Id).optional(),
  chat_id: Id.optional(),
  project_id: Id.optional(),
  path: Folder.optional(),
});
export type CreateCollectionInput = z.infer<typeof CreateCollectionInput>;

/** Files go first (`remove`), then get other names (`rename`), then are added or replaced (`put`): all of it, or nothing. */
export const CollectionChanges = z.object({
  name: Name.optional(),
  description: Description.nullish(),
  remove: batchOf(Text.max(2048)).optional(),
  rename: batchOf(z.object({ title: Text.max(2048), to: Title })).optional(),
  put: batchOf(BroughtFile).optional(),
});
export const UpdateCollectionInput = CollectionChanges.extend({ collection_id: Id, ...IfUpdatedAt.shape });
export type UpdateCollectionInput = z.infer<typeof UpdateCollectionInput>;

export const DeleteCollectionInput = CollectionInput.extend(IfUpdatedAt.shape);
export type DeleteCollectionInput = z.infer<typeof DeleteCollectionInput>;

/** By the names of the variables. */
const Values = z.record(Text.max(64), Text.max(1000)).refine(
  (values) => Object.keys(values).length <= 1000,
  because(() => said`Must not have more than 1000 members`),
);

/** Where the files go: to a chat, as versions there, or to a project, as a new chat in it; null for a new chat in no project. */
export const InsertTarget = z.object({
  chat_id: Id.optional(),
  project_id: Id.nullable().optional(),
  /** Only the files of this folder of the collection, with names that begin there. */
  path: Folder.optional(),
  variables: Values.optional(),
});
export const InsertCollectionInput = InsertTarget.extend({
  ...CollectionSource.shape,
  /** Of the chat that is made; that of the chat used last unless given. */
  model: Text.max(512).optional(),
});
export type InsertCollectionInput = z.infer<typeof InsertCollectionInput>;
export const InsertedOutput = ChatOutput.extend({ chatFiles: z.array(ChatFile) });

export const PreviewCollectionInput = InsertTarget.extend(CollectionSource.shape);
export type PreviewCollectionInput = z.infer<typeof PreviewCollectionInput>;

/** A file as it would be inserted. */
export const PreviewFile = z.object({
  /** In the collection. */
  title: z.string(),
  /** Where it would go. */
  to: z.string(),
  /** The number that its version would have. */
  version: z.int(),
  /** A chat or project has a file at this path. */
  exists: z.boolean(),
  /** Why it cannot go there, for people. */
  problem: z.string().nullable(),
});
export const PreviewOutput = z.object({
  variables: z.array(CollectionVariable),
  /** Variables that need a value. */
  missing: z.array(z.string()),
  files: z.array(PreviewFile),
});
export type Preview = z.infer<typeof PreviewOutput>;
