import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { offerUndo, toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { addVersion, patchFiles, refreshFiles } from "./file-cache.ts";

const onError = (error: unknown) => void toast.error(errorText(error));

/** Gives a version another note, shown at once. */
export function useSetNote() {
  const { mutate } = trpc.file.update.useMutation({
    onMutate: ({ chat_id, file_id, note }) => {
      let before: string | null = null;
      patchFiles(chat_id, (files) =>
        files.map((file) => {
          if (file.id !== file_id) return file;
          before = file.note;
          return { ...file, note: note ?? null };
        }),
      );
      return { before };
    },
    onSuccess: ({ chatFile }) => addVersion(chatFile),
    onError: (error, { chat_id, file_id }, context) => {
      patchFiles(chat_id, (files) =>
        files.map((file) => (file.id === file_id ? { ...file, note: context?.before ?? null } : file)),
      );
      onError(error);
    },
  });
  return ({ chat_conversation_id, id }: ChatFile, note: string | null) =>
    mutate({ chat_id: chat_conversation_id, file_id: id, note });
}

/** Makes an older version the newest again; the version that was the newest can be made so once more. */
export function useRestoreVersion(onRestored: (fileId: number) => void) {
  const { mutateAsync, isPending } = trpc.file.restoreVersion.useMutation({ onError });
  const bringBack = async ({ chat_conversation_id: chat_id, id: file_id, version, head_id }: ChatFile) => {
    try {
      const { chatFile } = await mutateAsync({ chat_id, file_id, version, if_head: [head_id] });
      addVersion(chatFile);
      onRestored(chatFile.id);
      return chatFile;
    } catch {
      void refreshFiles(chat_id);
    }
  };
  const restore = async (version: ChatFile, head: ChatFile) => {
    const restored = await bringBack(version);
    if (!restored) return;
    offerUndo(t`Version ${version.version} is the newest again`, () => {
      void bringBack({ ...head, head_id: restored.id });
    });
  };
  return { restore, isPending };
}
