import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { type KeyboardLayout, keyboardLayout, usLayout } from "./keyboard-layout.ts";

/*
 * Keys that are pressed together, such as `Mod+Shift+O`: modifiers in a fixed order, then a letter or sign as it is written,
 * or the name that the browser has for the key. Letters are meant by what is printed on the key, not by its place.
 */

export const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const MODIFIERS = new Set([
  "Control",
  "Meta",
  "Alt",
  "Shift",
  "AltGraph",
  "CapsLock",
  "Fn",
  "Dead",
  "Process",
  "Unidentified",
]);

const join = (modifiers: string[], shift: boolean, key: string) =>
  [...modifiers, ...(shift ? ["Shift"] : []), key].join("+");

/** What the pressed keys may be written as in a shortcut, the likeliest first; nothing for a modifier alone. */
export function combosOf(event: Pressed, apple = isApple(), layout: KeyboardLayout = keyboardLayout()): string[] {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (!key || MODIFIERS.has(key)) return [];
  const modifiers: string[] = [];
  if (apple ? metaKey : ctrlKey) modifiers.push("Mod");
  if (apple ? ctrlKey : metaKey) modifiers.push(apple ? "Ctrl" : "Meta");
  if (altKey) modifiers.push("Alt");
  if (key === " ") return [join(modifiers, shiftKey, "Space")];
  if ([...key].length > 1) return [join(modifiers, shiftKey, key)];
  // With Alt, Apple's keyboards write another character.
  const written = altKey && apple ? (layout.get(code) ?? key) : key;
  if (/^[a-z]$/i.test(written)) return [join(modifiers, shiftKey, written.toUpperCase())];
  const place = usLayout.get(code);
  if (place && /^[a-z]$/.test(place)) return [join(modifiers, shiftKey, place.toUpperCase())];
  const base = layout.get(code) ?? place ?? written;
  // On some keyboards a sign or a digit takes Shift, which then is no part of the shortcut.
  return [
    ...new Set([join(modifiers, shiftKey, base), join(modifiers, false, written), join(modifiers, shiftKey, written)]),
  ];
}

const APPLE: Record<string, string> = {
  Mod: "⌘",
  Ctrl: "⌃",
  Alt: "⌥",
  Shift: "⇧",
  Backspace: "⌫",
  Enter: "↩",
  Escape: "esc",
};
// As they are printed on the keyboards of the language.
const OTHER: Record<string, MessageDescriptor | undefined> = {
  Mod: msg`Ctrl`,
  Ctrl: msg`Ctrl`,
  Shift: msg`Shift`,
  Backspace: msg`Backspace`,
  Enter: msg`Enter`,
  Meta: msg`Win`,
  Escape: msg`Esc`,
};
const BOTH: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const APPLE_ORDER = ["Ctrl", "Alt", "Shift", "Mod"];

/** What is printed on the key that writes this: on a keyboard without Latin letters, the letter in the same place. */
function printed(key: string, layout: KeyboardLayout): string {
  if (!/^[A-Z]$/.test(key)) return key;
  const own = layout.get(`Key${key}`);
  return own === undefined || own.charCodeAt(0) < 0x80 ? key : own.toUpperCase();
}

/** The keys of a shortcut as they are printed on this system's keyboard, in its order. */
export function labelsOf(combo: string, apple = isApple(), layout: KeyboardLayout = keyboardLayout()): string[] {
  const names = combo.endsWith("++") ? [...combo.slice(0, -2).split("+"), "+"] : combo.split("+");
  const key = names.pop()!;
  if (apple) names.sort((one, other) => APPLE_ORDER.indexOf(one) - APPLE_ORDER.indexOf(other));
  const named = (name: string) => (apple ? APPLE[name] : OTHER[name] && t(OTHER[name]));
  return [...names, key].map((name) => named(name) ?? BOTH[name] ?? printed(name, layout));
}

/** For `aria-keyshortcuts`. */
export const ariaKeys = (combo: string, apple = isApple()) => combo.replace("Mod", apple ? "Meta" : "Control");

/** Whether it can be typed: such keys are left alone in a field. */
export const isTyped = (combo: string) => !/^(?:Mod|Ctrl|Meta|Alt)\+/.test(combo);
