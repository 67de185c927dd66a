import { type CommandId, commandOf } from "./commands.ts";
import { combosOf, isTyped } from "./key-combos.ts";
import { commandsFor } from "./shortcuts.ts";
import { type Able, ableNow, runCommand } from "./use-command.ts";

const FIELDS =
  "input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=true]";

/** Who does a command by its keys, where the focus is now: the innermost first. */
function findAble(id: CommandId, focus: Element | null): Able | undefined {
  const own = ableNow().filter((one) => one.id === id);
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
  if (isFirstWord(event, focus)) runCommand("composer.focus");
}

// What has keys of its own, or takes letters to find something by.
const OWN_KEYS =
  "input, textarea, select, iframe, [contenteditable], [role=textbox], [role=tree], [role=listbox], [role=grid], [role=radiogroup], [role=menu], [role=dialog], [role=alertdialog]";

/** A character that somebody writes while no field has the focus: it belongs into the message. */
function isFirstWord({ key, repeat, ctrlKey, metaKey, altKey }: KeyboardEvent, focus: Element | null): boolean {
  if (repeat || ctrlKey || metaKey || altKey || key === " " || [...key].length !== 1) return false;
  return !focus?.closest(OWN_KEYS) && !document.querySelector("[role=dialog], [role=alertdialog], [role=menu]");
}

/** Hears the keys of the whole page: what a part of it has taken for itself has been prevented before they come here. */
export function listenForKeys() {
  addEventListener("keydown", takeKeys);
  return () => removeEventListener("keydown", takeKeys);
}
