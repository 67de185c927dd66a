import { useRef, useState } from "react";
import { cn } from "../lib/cn.ts";

export interface RenameFieldProps {
  name: string;
  label: string;
  maxLength?: number;
  /** The new name, or undefined if it stays. */
  onDone: (name: string | undefined) => void;
  className?: string;
}

/** Enter and leaving keep the new name, Escape the old one. */
export function RenameField({ name, label, maxLength = 256, onDone, className }: RenameFieldProps) {
  const [text, setText] = useState(name);
  const done = useRef(false);
  const finish = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    const next = text.trim();
    onDone(keep && next !== "" && next !== name ? next : undefined);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it replaces what was just activated.
      autoFocus
      aria-label={label}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") finish(true);
        if (event.key === "Escape") {
          event.preventDefault();
          finish(false);
        }
      }}
      className={cn(
        "min-w-0 flex-1 rounded-md bg-card px-2 outline-2 outline-ring coarse:min-h-11 coarse:text-base",
        className,
      )}
    />
  );
}
