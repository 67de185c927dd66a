import type { ChatFile } from "@neptun/api/file/schema";
import { removeWithUndo } from "../../components/remove-with-undo.ts";
import { toast } from "../../components/toast.tsx";
import { filesPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";

/** Moves a file with all its versions to the trash. Undo brings it back. */
export function useDeleteFile(onSelect: (fileId: number | undefined) => void) {
  const utils = trpc.useUtils();
  const onError = (error: unknown) => toast.error(errorText(error));
  const removal = trpc.file.delete.useMutation({ onError });
  const restoration = trpc.file.restore.useMutation({ onError });

  return async ({ id: file_id, chat_conversation_id: chat_id, title }: ChatFile) => {
    const files = { chat_id, file_id };
    await utils.file.list.cancel(filesPage(chat_id));
    const versions = utils.file.list.getData(filesPage(chat_id))?.chatFiles.filter((file) => file.title === title);
    const edit = (change: (all: ChatFile[]) => ChatFile[]) =>
      utils.file.list.setData(filesPage(chat_id), (data) => data && { ...data, chatFiles: change(data.chatFiles) });
    const others = (all: ChatFile[]) => all.filter((file) => file.title !== title);
    onSelect(undefined);
    await removeWithUndo({
      text: `Deleted “${title}”`,
      hide: () => edit(others),
      show: () => edit((all) => [...others(all), ...(versions ?? [])].toSorted((one, other) => one.id - other.id)),
      remove: () => removal.mutateAsync(files),
      restore: () => restoration.mutateAsync(files),
      settle: () => {
        void utils.file.list.invalidate({ chat_id });
        void utils.file.get.invalidate(files);
        void utils.message.list.invalidate({ chat_id });
        void utils.trash.invalidate();
      },
    });
  };
}
