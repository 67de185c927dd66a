import { useCallback, useEffect, useRef, useState } from "react";
import { type DraftParts, onDraft, readDraft, readParts, writeDraft, writeParts } from "./drafts.ts";

const SAVE_MS = 300;

/** What is written in a composer. */
export interface Draft extends DraftParts {
  text: string;
  change(text: string): void;
  changeParts(change: (parts: DraftParts) => Partial<DraftParts>): void;
  /** How long the text was when the person last paused: for what need not be told with every key. */
  length: number;
}

/** The message being written under this key, kept in the browser while it is written and until it is cleared. */
export function useDraft(draftKey: string, onPut: () => void) {
  const [text, setText] = useState(() => readDraft(draftKey));
  const [parts, setParts] = useState(() => readParts(draftKey));
  const [length, setLength] = useState(text.length);
  const latest = useRef({ text, parts, isSaved: true, onPut });
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
    const timer = setTimeout(() => {
      save();
      setLength(text.length);
    }, SAVE_MS);
    return () => clearTimeout(timer);
  }, [save, text]);
  useEffect(() => {
    addEventListener("pagehide", save);
    const stop = onDraft(
      draftKey,
      (put, parts) => {
        Object.assign(latest.current, { text: put, parts, isSaved: true });
        setText(put);
        setParts(parts);
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
  const changeParts = useCallback(
    (to: (parts: DraftParts) => Partial<DraftParts>) => {
      const next = { ...latest.current.parts, ...to(latest.current.parts) };
      latest.current.parts = next;
      setParts(next);
      writeParts(draftKey, next);
    },
    [draftKey],
  );
  const clear = useCallback(() => {
    change("");
    save();
    setLength(0);
    changeParts(() => ({ files: [], texts: [], model: undefined }));
  }, [change, save, changeParts]);
  return { text, length, change, ...parts, changeParts, clear };
}
