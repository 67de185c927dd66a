import { filesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

/** How many files a chat has, whatever their versions. */
export function useFileCount(chatId: number) {
  const files = trpc.file.list.useQuery(filesPage(chatId));
  return files.data && new Set(files.data.chatFiles.map((file) => file.lineage_id)).size;
}
