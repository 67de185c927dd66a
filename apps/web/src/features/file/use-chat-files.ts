import { useMemo } from "react";
import { filesPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { groupFiles } from "./file-versions.ts";

/** The files of a chat by title, without their texts. */
export function useChatFiles(chatId: number) {
  const query = trpc.file.list.useQuery(filesPage(chatId));
  const files = query.data?.chatFiles;
  const groups = useMemo(() => files && groupFiles(files), [files]);
  return { groups, error: query.error, refetch: query.refetch };
}
