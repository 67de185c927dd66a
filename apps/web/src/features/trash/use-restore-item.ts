import { t } from "@lingui/core/macro";
import { useState } from "react";
import { toast } from "../../components/toast.tsx";
import { announce } from "../../lib/announce.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import type { TrashItem } from "./use-trash.ts";

/** Brings an item back from the trash. */
export function useRestoreItem({ kind, id, chat_id }: TrashItem) {
  const utils = trpc.useUtils();
  const [state, setState] = useState<"trashed" | "busy" | "restored">("trashed");
  const restore = {
    project: () => utils.client.project.restore.mutate({ project_id: id }),
    chat: () => utils.client.chat.restore.mutate({ chat_id: id }),
    message: () => utils.client.message.restore.mutate({ chat_id: chat_id ?? 0, message_id: id }),
    file: () => utils.client.file.restore.mutate({ chat_id: chat_id ?? 0, file_id: id }),
    collection: () => utils.client.collection.restore.mutate({ collection_id: id }),
    prompt: () => utils.client.prompt.restore.mutate({ prompt_id: id }),
  }[kind];
  const run = async () => {
    setState("busy");
    try {
      await restore();
      setState("restored");
      announce(t`Restored`);
      for (const domain of [utils.project, utils.chat, utils.message, utils.file, utils.collection, utils.prompt])
        void domain.invalidate();
    } catch (error) {
      setState("trashed");
      toast.error(errorText(error));
    }
  };
  return { state, run };
}
