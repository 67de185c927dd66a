import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { type Found, type Mark, queryAt } from "./picker-query.ts";
import { putText } from "./put-text.ts";

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
  change(text: string): void;
  sources: readonly Source[];
  listId: string;
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

// The search finds the others.
const MOST_SHOWN = 50;

export type Picker = ReturnType<typeof usePicker>;

/**
 * The list that a mark opens over the message: the focus stays in the text, the arrows walk, Enter and Tab pick. It listens to
 * the field by itself, and renders only when what is named changes: a key that names nothing costs nothing here.
 */
export function usePicker({ field, change, sources, listId }: PickerOptions) {
  const [found, setFound] = useState<Found>();
  // Escape closes the list for this mark; another one opens it again.
  const [closed, setClosed] = useState<number>();
  const [active, setActive] = useState(0);
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

  const marks = sources.map(({ mark }) => mark);
  const find = () => {
    const own = field.current;
    return own ? queryAt(own.value, own.selectionEnd, marks) : undefined;
  };
  const follow = () => {
    const next = find();
    setFound((before) => (before?.start === next?.start && before?.query === next?.query ? before : next));
  };
  const pick = (choice: Choice) => {
    const own = field.current;
    const named = find();
    if (!own || !named) return;
    // The word goes, with one of the blanks around it.
    const before = own.value.slice(0, named.start);
    const after = own.value.slice(own.selectionEnd).replace(/^ /, before === "" || /\s$/.test(before) ? "" : " ");
    putText(own, before + after, before.length, change);
    setFound(undefined);
    const said = choice.pick();
    if (said) announce(said);
  };
  /** Whether the key was meant for the list. */
  const takesKey = ({ key, isComposing, keyCode, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    if (!isOpen || isComposing || keyCode === 229) return false;
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
    const at = own.selectionEnd;
    const before = own.value.slice(0, at);
    const mark = before === "" || /\s$/.test(before) ? "#" : " #";
    putText(own, before + mark + own.value.slice(at), at + mark.length, change);
    setClosed(undefined);
    follow();
  };
  const latest = useRef({ follow, takesKey });
  latest.current = { follow, takesKey };
  useEffect(() => listen(field.current, latest, () => setFound(undefined)), [field]);
  useEffect(() => {
    const { id, isThere } = { id: optionId(listId, current), isThere: shown.length > 0 };
    setAttribute(field.current, "aria-controls", isThere ? listId : undefined);
    setAttribute(field.current, "aria-activedescendant", isThere ? id : undefined);
  }, [field, listId, shown.length, current]);
  return { isOpen, source, shown, current, pick, begin, setActive };
}

interface Latest {
  current: { follow(): void; takesKey(event: KeyboardEvent): boolean };
}

/** What is taken here is prevented, which the field sees. */
function listen(own: HTMLTextAreaElement | null, latest: Latest, leave: () => void) {
  if (!own) return;
  const follow = () => latest.current.follow();
  const onKeyDown = (event: KeyboardEvent) => latest.current.takesKey(event) && event.preventDefault();
  const events = ["input", "select", "keyup", "click"] as const;
  for (const name of events) own.addEventListener(name, follow);
  own.addEventListener("keydown", onKeyDown);
  own.addEventListener("blur", leave);
  // A mark may have been written before this came.
  if (document.activeElement === own) follow();
  return () => {
    for (const name of events) own.removeEventListener(name, follow);
    own.removeEventListener("keydown", onKeyDown);
    own.removeEventListener("blur", leave);
  };
}

function setAttribute(own: HTMLElement | null, name: string, value: string | undefined) {
  if (value === undefined) own?.removeAttribute(name);
  else own?.setAttribute(name, value);
}
