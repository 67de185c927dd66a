import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { useCallback, useRef, useState } from "react";
import type { CodeEditorHandle } from "../../components/code-editor.tsx";
import { announce } from "../../lib/announce.ts";
import { fileDraftKey, readDraft, type TextDraft, useDraftKeeper } from "../../lib/text-drafts.ts";
import { errorCode, trpc } from "../../lib/trpc.ts";
import { addVersion, refreshFiles } from "./file-cache.ts";

/** What someone has written into a file of a chat and not saved. */
export interface FileDraft extends TextDraft {
  /** The version that it was begun from. */
  base_id: number;
  note: string;
}

/** The state of an edit that begins with a version, or goes on with what was not saved of it. */
export function useFileEdit(file: ChatFile, onSaved: (fileId: number) => void) {
  const { chat_conversation_id: chat_id, lineage_id } = file;
  const [draft] = useState(() => readDraft<FileDraft>(fileDraftKey(lineage_id)));
  const [base, setBase] = useState(file);
  const [note, setNote] = useState(draft?.note ?? "");
  const [isDirty, setDirty] = useState(draft !== undefined && draft.text !== file.text);
  const [conflict, setConflict] = useState<ChatFile>();
  const [error, setError] = useState<unknown>(null);
  const editor = useRef<CodeEditorHandle>(null);
  const firstText = useRef(draft?.text ?? file.text ?? "").current;
  const headId = useRef(draft?.base_id ?? file.id);
  const utils = trpc.useUtils();
  const update = trpc.file.update.useMutation();
  const keeper = useDraftKeeper(fileDraftKey(lineage_id), (getText) => {
    const text = getText();
    return text === base.text ? undefined : ({ base_id: headId.current, text, note } satisfies FileDraft);
  });

  const wasAttached = useRef(false);
  const attach = useCallback(
    (handle: CodeEditorHandle | null) => {
      editor.current = handle;
      if (!handle || wasAttached.current) return;
      wasAttached.current = true;
      // The editor begins with the draft; what it differs from is the version.
      handle.markSaved(file.text ?? "");
    },
    [file],
  );
  const getText = () => editor.current?.getText() ?? firstText;

  const takeSaved = (saved: ChatFile, text: string) => {
    addVersion(saved);
    headId.current = saved.id;
    setBase(saved);
    setNote("");
    setConflict(undefined);
    editor.current?.markSaved(text);
    if (getText() === text) keeper.drop();
    announce(t`Version ${saved.version} is saved`);
    onSaved(saved.id);
  };

  /** Saves what is written as the newest version, if the newest is still one of these. */
  const save = async (if_head = [headId.current]) => {
    const text = getText();
    if (update.isPending || (text === base.text && !conflict)) return;
    keeper.flush();
    setError(null);
    try {
      const input = { chat_id, file_id: base.id, text, if_head, ...(note.trim() && { note: note.trim() }) };
      takeSaved((await update.mutateAsync(input)).chatFile, text);
    } catch (failure) {
      if (errorCode(failure) !== "PRECONDITION_FAILED") return setError(failure);
      try {
        const newest = await fetchNewest();
        // An answer that was lost on its way: this very text is the newest already.
        if (newest.text === text) return takeSaved(newest, text);
        setConflict(newest);
      } catch (trouble) {
        setError(trouble);
      }
    }
  };

  const fetchNewest = async () => {
    void refreshFiles(chat_id);
    const { chatFile } = await utils.file.get.fetch({ chat_id, file_id: base.id }, { staleTime: 0 });
    return (await utils.file.get.fetch({ chat_id, file_id: chatFile.head_id }, { staleTime: 0 })).chatFile;
  };

  const onChange = (read: () => string) => keeper.keep(read);
  return {
    base,
    firstText,
    note,
    setNote: (next: string) => {
      setNote(next);
      if (isDirty) keeper.keep(getText);
    },
    isDirty,
    setDirty: (next: boolean) => {
      setDirty(next);
      if (!next && !update.isPending) keeper.drop();
    },
    isSaving: update.isPending,
    conflict,
    error,
    save,
    attach,
    getText,
    onChange,
    /** Nothing is kept from now on. */
    stop: keeper.drop,
  };
}
