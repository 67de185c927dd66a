import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { filesPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { patchFiles, refreshFiles } from "./file-cache.ts";

/** Moves a file with all its versions to the trash. Undo brings it back. */
export function useDeleteFile(onDeleted?: () => void) {
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.file.delete.useMutation({ onError });
  const restoration = trpc.file.restore.useMutation({ onError });

  return async ({ id: file_id, chat_conversation_id: chat_id, lineage_id, title }: ChatFile) => {
    const files = { chat_id, file_id };
    await utils.file.list.cancel(filesPage(chat_id));
    const isOfIt = (file: ChatFile) => file.lineage_id === lineage_id;
    const versions = utils.file.list.getData(filesPage(chat_id))?.chatFiles.filter(isOfIt);
    const others = (all: ChatFile[]) => all.filter((file) => !isOfIt(file));
    onDeleted?.();
    await removeWithUndo({
      text: t`Deleted “${isolated(title)}”`,
      hide: () => patchFiles(chat_id, others),
      show: () =>
        patchFiles(chat_id, (all) => [...others(all), ...(versions ?? [])].toSorted((one, other) => one.id - other.id)),
      remove: () => removal.mutateAsync(files),
      restore: () => restoration.mutateAsync(files),
      settle: () => {
        void refreshFiles(chat_id);
        void utils.file.get.invalidate(files);
        void utils.message.list.invalidate({ chat_id });
        void utils.trash.invalidate();
      },
    });
  };
}
