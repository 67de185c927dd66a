import type { Chat } from "@neptun/api/chat/schema";
import type { ChatFile } from "@neptun/api/file/schema";
import { offerUndo, toast } from "../../components/toast.tsx";
import { errorText, trpcClient, utils } from "../../lib/trpc.ts";
import { refreshFiles } from "./file-cache.ts";

/** Where files are brought: into a chat, or into a project, which gets a chat for them. */
export interface UploadTarget {
  kind: "chat" | "project";
  id: number;
}

/** What came of bringing files. */
export interface Brought {
  chat: Chat;
  chatFiles: ChatFile[];
}

/** Asks again for everything that shows the files of the chat. */
export function refreshBrought({ id: chat_id, project_id }: Chat) {
  void refreshFiles(chat_id);
  void utils.chat.list.invalidate();
  if (project_id === null) return;
  void utils.project.get.invalidate({ project_id });
  void utils.project.list.invalidate();
}

/** Beyond that, taking back would be as much work as bringing. */
const MOST_TAKEN_BACK = 100;

/** Says what came of it, and offers to take it back where nothing else would go with it. */
export function sayBrought({ kind }: UploadTarget, text: string, { chat, chatFiles }: Brought) {
  const areNew = chatFiles.length <= MOST_TAKEN_BACK && chatFiles.every(({ version }) => version === 1);
  if (kind === "chat" && !areNew) return toast.success(text);
  offerUndo(text, () => void takeBack(kind === "project" ? [] : chatFiles, chat));
}

/** Moves the files to the trash, or without any the chat that was made for them. */
async function takeBack(files: ChatFile[], chat: Chat) {
  const chat_id = chat.id;
  try {
    if (files.length === 0) await trpcClient.chat.delete.mutate({ chat_id });
    for (const { id } of files) await trpcClient.file.delete.mutate({ chat_id, file_id: id });
  } catch (error) {
    toast.error(errorText(error));
  }
  refreshBrought(chat);
  void utils.trash.invalidate();
}
