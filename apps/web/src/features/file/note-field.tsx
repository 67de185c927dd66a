import { t } from "@lingui/core/macro";
import { type KeyboardEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Textarea } from "../../components/input.tsx";

export interface NoteFieldProps {
  label: string;
  note: string;
  /** The new note, or undefined if it stays. */
  onDone: (note: string | undefined) => void;
}

const MOST_CHARACTERS = 10_000;

/** Enter keeps the note, Shift+Enter begins a line, Escape leaves it as it was. */
export function NoteField({ label, note, onDone }: NoteFieldProps) {
  const [text, setText] = useState(note);
  const keep = () => onDone(text.trim());
  const takeKeys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.shiftKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      keep();
    }
    if (event.key === "Escape") onDone(undefined);
  };
  return (
    <div className="mt-1 space-y-1.5">
      <Textarea
        autoFocus
        aria-label={label}
        value={text}
        rows={2}
        maxLength={MOST_CHARACTERS}
        placeholder={t`What changed, and why`}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={takeKeys}
        className="min-h-0 text-sm"
      />
      <div className="flex gap-2">
        <Button size="sm" variant="primary" onClick={keep}>
          {t`Keep note`}
        </Button>
        <Button size="sm" onClick={() => onDone(undefined)}>
          {t`Cancel`}
        </Button>
      </div>
    </div>
  );
}
