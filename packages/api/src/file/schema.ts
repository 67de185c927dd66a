import { z } from "zod";
import { batchOf, Id, Next, Page, Text, Timestamp, textUpTo } from "../schema.ts";
import { titleProblem } from "./title.ts";

export const Title = Text.superRefine((title, context) => {
  const problem = titleProblem(title);
  if (problem) context.addIssue({ code: "custom", message: problem, input: title });
});

/** One version of a file. */
export const ChatFile = z.object({
  id: Id,
  chat_conversation_id: Id,
  chat_conversation_message_id: Id,
  neptun_user_id: Id,
  title: z.string(),
  /** The same as title. */
  name: z.string(),
  /** 1, 2, 3 … among the files of this chat with this title. */
  version: z.int(),
  /** null where a list leaves the texts out. */
  text: z.string().nullable(),
  language: z.string(),
  extension: z.string(),
  /** Bytes of the text in UTF-8. */
  size: z.int(),
  /** MIME type. */
  type: z.string(),
  /** Serves the raw text without a cookie; valid for an hour. */
  url: z.url(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type ChatFile = z.infer<typeof ChatFile>;
export const ChatFileOutput = z.object({ chatFile: ChatFile });
export const ChatFilesOutput = z.object({ chatFiles: z.array(ChatFile), next: Next });
export const CreatedFilesOutput = z.object({ chatFiles: z.array(ChatFile) });

export const FileInput = z.object({ chat_id: Id, file_id: Id });
export type FileInput = z.infer<typeof FileInput>;

/** `include` forces the texts in or out; by default they are left out once they exceed 1 MiB together. */
export const ListFilesInput = Page.extend({ chat_id: Id, include: z.enum(["text", "none"]).optional() });
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
