import { t } from "@lingui/core/macro";
import { type KeyboardEvent, type RefObject, useLayoutEffect } from "react";
import { sendKey } from "../../lib/send-key.ts";
import type { Draft } from "./use-draft.ts";

export interface ComposerFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: Pick<Draft, "text" | "change">;
  send(): void;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  hintId: string;
}

// Measuring lays the text out a second time; a text this long fills the height anyway.
const MEASURED = 10_000;

const growsByStyle = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Grows with its text to 40 % of the window's height, then scrolls. */
export function ComposerField({ field, draft, send, isReadOnly, autoFocus, hintId }: ComposerFieldProps) {
  // With the screen, not after it: the person may have moved the focus by then.
  useLayoutEffect(() => {
    const own = field.current;
    if (!autoFocus || !own || matchMedia("(pointer: coarse)").matches) return;
    own.focus({ preventScroll: true });
    own.setSelectionRange(own.value.length, own.value.length);
  }, [autoFocus, field]);
  useLayoutEffect(() => {
    const own = field.current;
    if (growsByStyle || !own) return;
    own.style.height = "auto";
    own.style.height = draft.text.length > MEASURED ? "40dvh" : `${own.scrollHeight}px`;
  }, [field, draft.text]);
  return (
    <textarea
      ref={field}
      value={draft.text}
      onChange={(event) => draft.change(event.target.value)}
      onKeyDown={(event) => {
        // A list over the field takes its keys first.
        if (event.defaultPrevented || !isSendKey(event)) return;
        event.preventDefault();
        send();
      }}
      readOnly={isReadOnly}
      rows={1}
      aria-label={t`Message`}
      aria-describedby={hintId}
      aria-autocomplete="list"
      placeholder={t`Ask for code or a configuration…`}
      enterKeyHint="enter"
      className="field-sizing-content block max-h-[40dvh] min-h-12 w-full resize-none overflow-y-auto bg-transparent px-4 pt-3 pb-2 leading-6 outline-none coarse:text-base"
    />
  );
}

/** Enter, but not the one that accepts an input method's word, nor the one of a touch keyboard, which has no Shift+Enter. */
export function isSendKey({ key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent): boolean {
  if (key !== "Enter" || nativeEvent.isComposing || nativeEvent.keyCode === 229) return false;
  if (ctrlKey || metaKey) return true;
  return !shiftKey && !altKey && sendKey() === "enter" && !matchMedia("(pointer: coarse)").matches;
}
