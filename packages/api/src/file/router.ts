import { z } from "zod";
import { Once, once } from "../idempotency.ts";
import { Id } from "../schema.ts";
import { router, userProcedure } from "../trpc.ts";
import { diffFile, diffVersions } from "./diff.ts";
import { restoreVersion, updateFile } from "./edit.ts";
import { importFiles } from "./import.ts";
import {
  ChatFileOutput,
  ChatFilesOutput,
  ChatTreeInput,
  CreatedFilesOutput,
  CreateFileInput,
  CreateFilesInput,
  DeleteFileInput,
  DiffInput,
  DiffOutput,
  FileDiffInput,
  FileInput,
  ImportInput,
  ImportOutput,
  ImportZipInput,
  ListFilesInput,
  RestoreVersionInput,
  TreeFileOutput,
  TreeOutput,
  UpdateChatTreeInput,
  UpdateFileInput,
  UploadFilesInput,
  VersionInput,
} from "./schema.ts";
import {
  createFiles,
  deleteFile,
  getFile,
  getVersion,
  listFiles,
  listVersions,
  restoreFile,
  uploadFiles,
} from "./service.ts";
import { chatScope, listTree, updateTree } from "./tree.ts";

export const fileRouter = router({
  list: userProcedure
    .input(ListFilesInput)
    .output(ChatFilesOutput)
    .query(({ ctx, input }) => listFiles(ctx, input)),
  get: userProcedure
    .input(FileInput)
    .output(ChatFileOutput)
    .query(({ ctx, input }) => getFile(ctx, input)),
  /** All versions of the file that this version belongs to, oldest first, without their texts. */
  versions: userProcedure
    .input(FileInput)
    .output(ChatFilesOutput)
    .query(({ ctx, input }) => listVersions(ctx, input)),
  version: userProcedure
    .input(VersionInput)
    .output(ChatFileOutput)
    .query(({ ctx, input }) => getVersion(ctx, input)),
  /** A text or a title makes a new version; a note alone goes to the version that is named. */
  update: userProcedure
    .input(UpdateFileInput)
    .output(ChatFileOutput)
    .mutation(({ ctx, input }) => updateFile(ctx, input)),
  /** Makes the text of an older version the newest again, as a new version. */
  restoreVersion: userProcedure
    .input(RestoreVersionInput)
    .output(ChatFileOutput)
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  /** Moves the file, with all its versions, to the trash. */
  delete: userProcedure
    .input(DeleteFileInput)
    .output(z.literal(true))
    .mutation(({ ctx, input }) => deleteFile(ctx, input)),
  restore: userProcedure
    .input(FileInput)
    .output(ChatFileOutput)
    .mutation(({ ctx, input }) => restoreFile(ctx, input)),
  create: userProcedure
    .input(CreateFileInput)
    .output(ChatFileOutput)
    .mutation(async ({ ctx, input: { chat_id, message_id, ...file } }) => {
      const [chatFile] = await createFiles(ctx, { chat_id, message_id, files: [file] });
      return { chatFile: chatFile! };
    }),
  /** Files that come from no message. */
  upload: userProcedure
    .input(UploadFilesInput.extend(Once.shape))
    .output(CreatedFilesOutput)
    .mutation(({ ctx, input }) => once(ctx, "file.upload", input, (ctx) => uploadFiles(ctx, input))),
  /** What one version of a file changes in another, by their numbers. */
  diff: userProcedure
    .input(FileDiffInput)
    .output(DiffOutput)
    .query(({ ctx, input }) => diffFile(ctx, input)),
  /** The same for any two versions, by their ids. */
  diffVersions: userProcedure
    .input(DiffInput)
    .output(DiffOutput)
    .query(({ ctx, input }) => diffVersions(ctx, input)),
  /** What stands at the paths of a chat, a page at a time. */
  tree: userProcedure
    .input(ChatTreeInput)
    .output(TreeOutput)
    .query(({ ctx, input: { chat_id, ...page } }) => listTree(ctx, chatScope(chat_id), page)),
  /** Pins a path of a chat, or chooses what fills it. */
  updateTree: userProcedure
    .input(UpdateChatTreeInput)
    .output(TreeFileOutput)
    .mutation(({ ctx, input: { chat_id, ...change } }) => updateTree(ctx, chatScope(chat_id), change)),
  /** New versions in a chat, of files that come in one go. */
  import: userProcedure
    .input(ImportInput.extend({ chat_id: Id, ...Once.shape }))
    .output(ImportOutput)
    .mutation(({ ctx, input: { chat_id, ...input } }) =>
      once(ctx, `file.import ${chat_id}`, input, (ctx) => importFiles(ctx, chatScope(chat_id), input)),
    ),
  importZip: userProcedure
    .input(ImportZipInput.extend({ chat_id: Id }))
    .output(ImportOutput)
    .mutation(({ ctx, input: { chat_id, ...input } }) => importFiles(ctx, chatScope(chat_id), input)),
  createMany: userProcedure
    .input(CreateFilesInput)
    .output(CreatedFilesOutput)
    .mutation(async ({ ctx, input }) => ({ chatFiles: await createFiles(ctx, input) })),
});
