import { t } from "@lingui/core/macro";
import { useState } from "react";
import { cn } from "../../lib/cn.ts";
import { locale } from "../../lib/language.ts";

const LONG_CHARACTERS = 1_200;
const LONG_LINES = 14;

// The list unmounts what is far away; what was opened stays open when it comes back.
const opened = new Set<string>();

/** What the user wrote, with every blank and line as it was typed; only the beginning of what is long. */
export function UserBubble({ text, className }: { text: string; className?: string }) {
  const [isOpen, setOpen] = useState(() => opened.has(text));
  const isLong = text.length > LONG_CHARACTERS || text.split("\n", LONG_LINES + 1).length > LONG_LINES;
  const toggle = () => {
    if (isOpen) opened.delete(text);
    else opened.add(text);
    setOpen(!isOpen);
  };
  const isCut = isLong && !isOpen;
  return (
    <div className={cn("ms-auto w-fit max-w-[85%] rounded-2xl bg-muted px-4 forced-colors:outline py-2.5", className)}>
      <p
        dir="auto"
        className={cn("whitespace-pre-wrap wrap-anywhere", isCut && "max-h-60 overflow-hidden mask-b-from-75%")}
      >
        {isCut ? text.slice(0, 4 * LONG_CHARACTERS) : text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          data-unfolds=""
          onClick={toggle}
          className="mt-1 rounded font-medium text-[13px] text-link hover:underline coarse:min-h-11"
        >
          {isOpen ? t`Show less` : t`Show more (${text.length.toLocaleString(locale)} characters)`}
        </button>
      )}
    </div>
  );
}
