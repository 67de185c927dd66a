import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";
import {
  ChatFileOutput,
  ChatFilesOutput,
  CreatedFilesOutput,
  CreateFileInput,
  CreateFilesInput,
  FileInput,
  ListFilesInput,
} from "./schema.ts";
import { createFiles, deleteFile, getFile, listFiles, listVersions, restoreFile } from "./service.ts";

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
  /** Moves the file, with all its versions, to the trash. */
  delete: userProcedure
    .input(FileInput)
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
  createMany: userProcedure
    .input(CreateFilesInput)
    .output(CreatedFilesOutput)
    .mutation(async ({ ctx, input }) => ({ chatFiles: await createFiles(ctx, input) })),
});
