import type { ChatFile } from "@neptun/api/file/schema";
import { filesPage } from "../../lib/pages.ts";
import { utils } from "../../lib/trpc.ts";
import { withVersion } from "./file-versions.ts";

type Change = (files: ChatFile[]) => ChatFile[];

/** Changes the list of a chat's files in the cache. */
export const patchFiles = (chatId: number, change: Change) =>
  utils.file.list.setData(filesPage(chatId), (data) => data && { ...data, chatFiles: change(data.chatFiles) });

/** Makes a version that the server has given known to the list, the menus and the panel, without asking again. */
export function addVersion(file: ChatFile) {
  const { id: file_id, chat_conversation_id: chat_id } = file;
  utils.file.get.setData({ chat_id, file_id }, { chatFile: file });
  patchFiles(chat_id, (files) => withVersion(files, { ...file, text: null }));
  void utils.project.files.invalidate();
}

/** Something else has happened to a file than this page knows of. */
export function refreshFiles(chatId: number) {
  void utils.project.files.invalidate();
  return utils.file.list.invalidate({ chat_id: chatId });
}
