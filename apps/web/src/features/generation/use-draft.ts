import { useCallback, useEffect, useRef, useState } from "react";
import { onDraft, readDraft, writeDraft } from "./drafts.ts";

const SAVE_MS = 300;

/** The text being written under this key, kept in the browser while it is written and until it is cleared. */
export function useDraft(draftKey: string, onPut: () => void) {
  const [text, setText] = useState(() => readDraft(draftKey));
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
      (put) => {
        latest.current.text = put;
        latest.current.isSaved = true;
        setText(put);
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
  const clear = useCallback(() => {
    change("");
    save();
  }, [change, save]);
  return { text, change, clear };
}
