import { type RefCallback, useCallback } from "react";
import { ColourDot } from "../../components/colour-dot.tsx";

export interface TagBoxProps {
  name: string;
  colour: string | null;
  /** Of chats that have it. */
  count: number;
  /** Some of the chats have it, others do not. */
  checked: boolean | "mixed";
  onChange: (on: boolean) => void;
}

export function TagBox({ name, colour, count, checked, onChange }: TagBoxProps) {
  const isMixed = checked === "mixed";
  const mix: RefCallback<HTMLInputElement> = useCallback(
    (box) => {
      if (box) box.indeterminate = isMixed;
    },
    [isMixed],
  );
  return (
    <label className="flex min-h-9 items-center gap-3 rounded-md px-2 text-sm hover:bg-hover coarse:min-h-11">
      <input
        ref={mix}
        type="checkbox"
        checked={checked === true}
        onChange={() => onChange(checked !== true)}
        className="size-4 shrink-0 accent-primary"
      />
      <ColourDot colour={colour} />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {name}
      </span>
      <span aria-hidden="true" className="text-muted-foreground text-xs tabular-nums">
        {count}
      </span>
    </label>
  );
}
