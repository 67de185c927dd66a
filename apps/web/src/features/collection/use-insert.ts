import { t } from "@lingui/core/macro";
import type { InsertCollectionInput } from "@neptun/api/collection/schema";
import { useNavigate } from "@tanstack/react-router";
import { toast } from "../../components/toast.tsx";
import { keyFor, settleKey } from "../../lib/keys.ts";
import { isRefused, trpc } from "../../lib/trpc.ts";
import { filesText } from "./collection-words.ts";

const ACTION = "insert";

/** Inserts a collection once, and goes to the chat that its files are in. */
export function useInsert() {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const insertion = trpc.collection.insert.useMutation({
    onSuccess: ({ chat, chatFiles }) => {
      settleKey(ACTION);
      utils.chat.get.setData({ chat_id: chat.id }, { chat });
      for (const domain of [utils.file, utils.chat.list, utils.project]) void domain.invalidate();
      toast.success(t`Inserted ${filesText(chatFiles.length)}`);
      return navigate({ to: "/chats/$chatId", params: { chatId: String(chat.id) }, search: { panel: "files" } });
    },
    onError: (error) => {
      if (isRefused(error)) settleKey(ACTION);
    },
  });
  const insert = (input: InsertCollectionInput) =>
    insertion.mutate({ ...input, idempotency_key: keyFor(ACTION, input) });
  return { ...insertion, insert };
}
