import { diffTexts } from "@neptun/api/file/line-diff";
import type { ChatFile } from "@neptun/api/file/schema";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc.ts";
import { versionQuery } from "./use-chat-file.ts";

/** Larger texts are compared only when someone asks for it. */
const MOST_BYTES = 256 * 1024;

interface LineCounts {
  added: number;
  removed: number;
}

/** How many lines a version added and removed against the one before it; undefined until it is known. */
export function useLineCounts(version: ChatFile, before: ChatFile | undefined): LineCounts | undefined {
  const utils = trpc.useUtils();
  const chat_id = version.chat_conversation_id;
  const textOf = async (file_id: number) =>
    (await utils.file.get.ensureData({ chat_id, file_id }, versionQuery)).chatFile.text ?? "";
  const { data } = useQuery({
    queryKey: ["line-counts", version.sha256, before?.sha256],
    queryFn: async ({ signal }) => {
      if (!before) return { added: version.lines, removed: 0 };
      const [old, young] = await Promise.all([textOf(before.id), textOf(version.id)]);
      const { added, removed } = await diffTexts(old, young, { signal });
      return { added, removed };
    },
    enabled: !before || version.size + before.size <= MOST_BYTES,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
