import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { trpc } from "../../lib/trpc.ts";

/** Who wrote a version, as people say it: You, the name of the model, or An API client. */
export function useAuthor({
  author,
  chat_conversation_id: chat_id,
  chat_conversation_message_id: id,
}: ChatFile): string {
  const isByModel = author === "assistant";
  const { data } = trpc.message.list.useQuery(
    { chat_id, before: (id ?? 0) + 1, limit: 1, from: "newest" },
    { enabled: isByModel && id !== null, staleTime: Number.POSITIVE_INFINITY },
  );
  if (!isByModel) return author === "user" ? t`You` : t`An API client`;
  return data?.chatMessages[0]?.model ?? t`A model`;
}
