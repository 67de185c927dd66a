import { useEffect, useState } from "react";
import { isApple, labelsOf } from "../../lib/key-combos.ts";
import { type KeyboardLayout, keyboardLayout, readKeyboardLayout } from "../../lib/keyboard-layout.ts";

/** The keyboard as far as the browser knows it. */
export function useKeyboardLayout(): KeyboardLayout {
  const [layout, setLayout] = useState(keyboardLayout);
  useEffect(() => {
    let isStale = false;
    void readKeyboardLayout().then((known) => !isStale && setLayout(() => known));
    return () => {
      isStale = true;
    };
  }, []);
  return layout;
}

/** Keys as they are printed on the keyboard, one after the other. */
export function Keys({ combo }: { combo: string }) {
  const layout = useKeyboardLayout();
  return (
    <kbd className="inline-flex gap-1 font-sans">
      {labelsOf(combo, isApple(), layout).map((label) => (
        <kbd
          key={label}
          className="min-w-6 rounded border border-input bg-card px-1.5 text-center font-sans text-foreground text-xs leading-5"
        >
          {label}
        </kbd>
      ))}
    </kbd>
  );
}
