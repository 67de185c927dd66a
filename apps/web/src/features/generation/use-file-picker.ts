import type { MessageFile } from "@neptun/api/message/schema";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { fileQueryAt } from "./file-query.ts";
import { type FileChoice, findChoices, toChoices } from "./find-choices.ts";

export interface FilePickerOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  change(text: string): void;
  /** What can be picked; undefined where nothing can. */
  files: readonly MessageFile[] | undefined;
  onPick(files: MessageFile[]): void;
  onWantFiles?(): void;
}

// The search finds the others.
const MOST_SHOWN = 50;

export type FilePicker = ReturnType<typeof useFilePicker>;

/** The list that `#` opens over the message: the focus stays in the text, the arrows walk, Enter and Tab pick. */
export function useFilePicker({ field, text, change, files, onPick, onWantFiles }: FilePickerOptions) {
  const [caret, setCaret] = useState<number>();
  // Escape closes the list for this `#`; another one opens it again.
  const [closed, setClosed] = useState<number>();
  const [active, setActive] = useState(0);
  const found = files && caret !== undefined ? fileQueryAt(text, caret) : undefined;
  const query = found && found.start !== closed ? found.query : undefined;
  const choices = useMemo(() => toChoices(files ?? []), [files]);
  const shown = useMemo(
    () => (query === undefined ? [] : findChoices(choices, query).slice(0, MOST_SHOWN)),
    [choices, query],
  );
  const isOpen = query !== undefined && files !== undefined && (shown.length > 0 || query === "");
  const current = Math.min(active, shown.length - 1);
  useEffect(() => setActive(0), [query]);
  useEffect(() => {
    if (query !== undefined) onWantFiles?.();
  }, [query === undefined]);
  useEffect(() => {
    if (isOpen) announce(shown.length === 0 ? "No files yet" : `${shown.length} files and folders`);
  }, [isOpen, shown.length]);

  const follow = () => setCaret(field.current?.selectionEnd ?? undefined);
  const pick = ({ path, files: picked }: FileChoice) => {
    if (!found || caret === undefined) return;
    const own = field.current;
    // The word goes, with one of the blanks around it.
    const before = text.slice(0, found.start);
    const after = text.slice(caret).replace(/^ /, before === "" || /\s$/.test(before) ? "" : " ");
    change(before + after);
    setCaret(undefined);
    onPick(picked);
    announce(`Added ${path}`);
    requestAnimationFrame(() => {
      own?.focus();
      own?.setSelectionRange(before.length, before.length);
    });
  };
  /** Whether the key was meant for the list. */
  const takesKey = ({ key, nativeEvent, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    if (!isOpen || nativeEvent.isComposing || nativeEvent.keyCode === 229) return false;
    if (key === "Escape") {
      setClosed(found?.start);
      return true;
    }
    const choice = shown[current];
    if (!choice || shiftKey || ctrlKey || metaKey || altKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) setActive((current + step + shown.length) % shown.length);
    else if (key === "Enter" || key === "Tab") pick(choice);
    else return false;
    return true;
  };
  /** Begins a `#` where the caret is. */
  const begin = () => {
    const own = field.current;
    if (!own) return;
    const at = own.selectionEnd ?? text.length;
    const before = text.slice(0, at);
    const mark = before === "" || /\s$/.test(before) ? "#" : " #";
    change(before + mark + text.slice(at));
    setClosed(undefined);
    requestAnimationFrame(() => {
      own.focus();
      own.setSelectionRange(at + mark.length, at + mark.length);
      setCaret(at + mark.length);
    });
  };
  const leave = () => setCaret(undefined);
  return { isOpen, shown, current, follow, leave, pick, takesKey, begin, setActive };
}
