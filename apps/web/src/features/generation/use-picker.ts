import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { type Mark, queryAt } from "./picker-query.ts";

/** Something that can be picked. */
export interface Choice {
  key: string;
  /** A path is cut at its beginning, which says less than its end. */
  label: string;
  isPath?: boolean;
  /** At the end of its row. */
  note: string;
  /** Does what picking it means; says what was done. */
  pick(): string | undefined;
}

/** What a mark offers. */
export interface Source {
  mark: Mark;
  /** Of the list. */
  label: string;
  /** Said where there is nothing yet. */
  empty: string;
  find(query: string): Choice[];
  /** It is to be shown: more may come. */
  onOpen?(): void;
}

export interface PickerOptions {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  change(text: string): void;
  sources: readonly Source[];
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

// The search finds the others.
const MOST_SHOWN = 50;

export type Picker = ReturnType<typeof usePicker>;

/** The list that a mark opens over the message: the focus stays in the text, the arrows walk, Enter and Tab pick. */
export function usePicker({ field, text, change, sources }: PickerOptions) {
  const [caret, setCaret] = useState<number>();
  // Escape closes the list for this mark; another one opens it again.
  const [closed, setClosed] = useState<number>();
  const [active, setActive] = useState(0);
  const marks = sources.map(({ mark }) => mark);
  const found = caret === undefined ? undefined : queryAt(text, caret, marks);
  const source = found && found.start !== closed ? sources.find(({ mark }) => mark === found.mark) : undefined;
  const query = source && found?.query;
  const shown = useMemo(
    () => (query === undefined ? [] : (source?.find(query).slice(0, MOST_SHOWN) ?? [])),
    [source, query],
  );
  const isOpen = query !== undefined && (shown.length > 0 || query === "");
  const current = Math.min(active, shown.length - 1);
  useEffect(() => setActive(0), [query, source?.mark]);
  useEffect(() => source?.onOpen?.(), [source?.mark]);
  useEffect(() => {
    if (isOpen) announce(shown.length === 0 ? (source?.empty ?? "") : `${source?.label}: ${shown.length}`);
  }, [isOpen, shown.length]);

  const follow = () => setCaret(field.current?.selectionEnd ?? undefined);
  const pick = (choice: Choice) => {
    if (!found || caret === undefined) return;
    const own = field.current;
    // The word goes, with one of the blanks around it.
    const before = text.slice(0, found.start);
    const after = text.slice(caret).replace(/^ /, before === "" || /\s$/.test(before) ? "" : " ");
    change(before + after);
    setCaret(undefined);
    const said = choice.pick();
    if (said) announce(said);
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
  return { isOpen, source, shown, current, follow, leave, pick, takesKey, begin, setActive };
}
