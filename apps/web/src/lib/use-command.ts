import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { type CommandId, commandOf } from "./commands.ts";
import { combosOf, isTyped } from "./key-combos.ts";
import { commandsFor } from "./shortcuts.ts";

export interface CommandOptions {
  /** Not now. */
  isOff?: boolean;
  /** By its keys only while the focus is in there. */
  within?: RefObject<HTMLElement | null>;
}

/** Does it; false where there was nothing to do, and the keys mean what they mean elsewhere. */
type Run = (argument?: string) => unknown;

interface Able {
  id: CommandId;
  run: Run;
  within?: RefObject<HTMLElement | null> | undefined;
}

let able: readonly Able[] = [];
const listeners = new Set<() => void>();
const setAble = (next: readonly Able[]) => {
  able = next;
  for (const listener of listeners) listener();
};

const FIELDS =
  "input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=true]";

/** Says that this can be done as long as the component is there. Of several, the one that came last does it. */
export function useCommand(id: CommandId, run: Run, { isOff = false, within }: CommandOptions = {}) {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (isOff) return;
    const own: Able = { id, run: (argument) => latest.current(argument), within };
    setAble([...able, own]);
    return () => setAble(able.filter((other) => other !== own));
  }, [id, isOff, within]);
}

/** The commands that can be done now, from anywhere. */
export function useAbleCommands(): CommandId[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => able,
  );
  return [...new Set(all.filter(({ within }) => !within).map(({ id }) => id))];
}

/** Does it, if somebody can. */
export const runCommand = (id: CommandId, argument?: string) =>
  able.findLast((one) => one.id === id && !one.within)?.run(argument);

/** Who does a command by its keys, where the focus is now: the innermost first. */
function findAble(id: CommandId, focus: Element | null): Able | undefined {
  const own = able.filter((one) => one.id === id);
  return (
    own.findLast(({ within }) => within?.current?.contains(focus)) ??
    (focus?.closest("[role=dialog], [role=alertdialog], [role=menu]") && !commandOf(id).inDialogs
      ? undefined
      : own.findLast(({ within }) => !within))
  );
}

function isAllowed(id: CommandId, combo: string, event: KeyboardEvent, isField: boolean): boolean {
  const { inFields = !isTyped(combo), repeats } = commandOf(id);
  return (!isField || inFields) && (!event.repeat || repeats === true);
}

/** Keys of an input method, and those that only write a character, mean no command. */
const isWriting = (event: KeyboardEvent) =>
  event.isComposing || event.keyCode === 229 || event.getModifierState("AltGraph");

function takeKeys(event: KeyboardEvent) {
  if (event.defaultPrevented || isWriting(event)) return;
  const combos = combosOf(event);
  if (combos.length === 0) return;
  const focus = document.activeElement;
  const isField = focus?.matches(FIELDS) ?? false;
  const found = commandsFor(combos)
    .filter((id) => isAllowed(id, combos[0]!, event, isField))
    .flatMap((id) => findAble(id, focus) ?? [])
    .sort((one, other) => Number(Boolean(other.within)) - Number(Boolean(one.within)));
  for (const { run } of found) {
    if (run() === false) continue;
    event.preventDefault();
    return;
  }
}

/** Hears the keys of the whole page: what a part of it has taken for itself has been prevented before they come here. */
export function listenForKeys() {
  addEventListener("keydown", takeKeys);
  return () => removeEventListener("keydown", takeKeys);
}
