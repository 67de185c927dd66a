import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { filesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { versionsOf } from "./file-versions.ts";

/** Well within the hour for which a file's address is valid. */
const ADDRESS_LIFE_MS = 30 * 60_000;

/** How one version is fetched; its text never changes. */
export const versionQuery = { staleTime: ADDRESS_LIFE_MS, refetchInterval: ADDRESS_LIFE_MS } as const;

/** One file version with its text, and all versions of the file, newest first. While another version loads, the last one stays. */
export function useChatFile(chatId: number, fileId: number) {
  const listed = trpc.file.list.useQuery(filesPage(chatId)).data?.chatFiles;
  const query = trpc.file.get.useQuery(
    { chat_id: chatId, file_id: fileId },
    { ...versionQuery, placeholderData: keepPreviousData },
  );
  const known = listed?.find(({ id }) => id === fileId);
  const loaded = query.data?.chatFile;
  const lineageId = known?.lineage_id ?? (query.isPlaceholderData ? undefined : loaded?.lineage_id);
  const file = loaded?.lineage_id === lineageId ? loaded : undefined;
  const versions = useMemo(() => versionsOf(listed ?? [], lineageId), [listed, lineageId]);
  const isCurrent = file?.id === fileId;
  return {
    lineageId,
    title: known?.title ?? (isCurrent ? file.title : undefined),
    file,
    versions,
    isCurrent,
    error: query.error,
    refetch: query.refetch,
  };
}
export type ChosenFile = ReturnType<typeof useChatFile>;
