/** What a key writes without Shift, by the place it has on every keyboard (`KeyK`, `Slash`). */
export interface KeyboardLayout {
  get(code: string): string | undefined;
}

interface KeyboardNavigator extends Navigator {
  keyboard?: { getLayoutMap?(): Promise<KeyboardLayout> };
}

const SIGNS: Record<string, string> = {
  Backquote: "`",
  Minus: "-",
  Equal: "=",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Semicolon: ";",
  Quote: "'",
  Comma: ",",
  Period: ".",
  Slash: "/",
};

/** The keyboard of the United States, which is assumed where the browser does not tell. */
export const usLayout: KeyboardLayout = {
  get: (code) => SIGNS[code] ?? /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase(),
};

let layout = usLayout;
export const keyboardLayout = () => layout;

/** Asks the browser which keyboard this is, where it can tell. */
export async function readKeyboardLayout(): Promise<KeyboardLayout> {
  try {
    layout = (await (navigator as KeyboardNavigator).keyboard?.getLayoutMap?.()) ?? usLayout;
  } catch {
    // Not allowed here.
  }
  return layout;
}
