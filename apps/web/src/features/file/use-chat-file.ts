import { keepPreviousData } from "@tanstack/react-query";
import { filesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

/** Well within the hour for which a file's address is valid. */
const ADDRESS_LIFE_MS = 30 * 60_000;

/** One file version with its text, and the other versions of it, newest first. While another version loads, the last one stays. */
export function useChatFile(chatId: number, fileId: number) {
  const listed = trpc.file.list.useQuery(filesPage(chatId)).data?.chatFiles;
  const query = trpc.file.get.useQuery(
    { chat_id: chatId, file_id: fileId },
    { placeholderData: keepPreviousData, staleTime: ADDRESS_LIFE_MS, refetchInterval: ADDRESS_LIFE_MS },
  );
  const known = listed?.find(({ id }) => id === fileId);
  const loaded = query.data?.chatFile;
  const title = known?.title ?? (query.isPlaceholderData ? undefined : loaded?.title);
  const file = loaded?.title === title ? loaded : undefined;
  const versions = (listed ?? []).filter((other) => other.title === title).sort((a, b) => b.version - a.version);
  return { title, file, versions, isCurrent: file?.id === fileId, error: query.error, refetch: query.refetch };
}
