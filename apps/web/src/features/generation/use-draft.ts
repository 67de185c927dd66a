import type { MessageFile } from "@neptun/api/message/schema";
import { useCallback, useEffect, useRef, useState } from "react";
import { onDraft, readDraft, readDraftFiles, writeDraft, writeDraftFiles } from "./drafts.ts";

const SAVE_MS = 300;

/** What is written in a composer. */
export interface Draft {
  text: string;
  change(text: string): void;
  /** What the model will get to read with it. */
  files: MessageFile[];
  changeFiles(files: MessageFile[]): void;
}

/** The message being written under this key, kept in the browser while it is written and until it is cleared. */
export function useDraft(draftKey: string, onPut: () => void) {
  const [text, setText] = useState(() => readDraft(draftKey));
  const [files, setFiles] = useState(() => readDraftFiles(draftKey));
  const latest = useRef({ text, isSaved: true, onPut });
  latest.current.onPut = onPut;
  const save = useCallback(() => {
    if (latest.current.isSaved) return;
    latest.current.isSaved = true;
    writeDraft(draftKey, latest.current.text);
  }, [draftKey]);
  const change = useCallback((next: string) => {
    latest.current.text = next;
    latest.current.isSaved = false;
    setText(next);
  }, []);
  useEffect(() => {
    const timer = setTimeout(save, SAVE_MS);
    return () => clearTimeout(timer);
  }, [save, text]);
  useEffect(() => {
    addEventListener("pagehide", save);
    const stop = onDraft(
      draftKey,
      (put, files) => {
        latest.current.text = put;
        latest.current.isSaved = true;
        setText(put);
        setFiles(files);
        latest.current.onPut();
      },
      () => latest.current.text,
    );
    return () => {
      removeEventListener("pagehide", save);
      stop();
      save();
    };
  }, [draftKey, save]);
  const changeFiles = useCallback(
    (next: MessageFile[]) => {
      setFiles(next);
      writeDraftFiles(draftKey, next);
    },
    [draftKey],
  );
  const clear = useCallback(() => {
    change("");
    save();
    changeFiles([]);
  }, [change, save, changeFiles]);
  return { text, change, files, changeFiles, clear };
}
