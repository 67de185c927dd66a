import { AtSign, FileCode2, Folder, Slash } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "../../lib/cn.ts";
import type { Mark } from "./picker-query.ts";
import { type Choice, optionId, type Picker } from "./use-picker.ts";

const LIST =
  "absolute inset-x-0 bottom-full z-20 mb-2 max-h-[min(18rem,40dvh)] animate-fade-in overflow-y-auto rounded-lg border bg-popover p-1 shadow-popover";

/** What a mark offers, over the message. */
export function PickerOptions({ listId, picker }: { listId: string; picker: Picker }) {
  const list = useRef<HTMLDivElement>(null);
  const { shown, current, source } = picker;
  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  if (shown.length === 0) {
    return <p className={cn(LIST, "px-3 py-4 text-center text-muted-foreground text-sm")}>{source?.empty}</p>;
  }
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label={source?.label}
      // The focus stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      className={LIST}
    >
      {shown.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field below has the focus and the keys
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={choice.key}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === current}
          data-active={index === current || undefined}
          onPointerMove={() => picker.setActive(index)}
          onClick={() => picker.pick(choice)}
          className={cn(
            "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm coarse:min-h-11",
            index === current && "bg-hover",
          )}
        >
          <Option choice={choice} mark={source?.mark} />
        </div>
      ))}
    </div>
  );
}

function Option({ choice: { label, isPath, note }, mark }: { choice: Choice; mark: Mark | undefined }) {
  const Icon = mark === "@" ? AtSign : !isPath ? Slash : label.endsWith("/") ? Folder : FileCode2;
  return (
    <>
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      <span dir={isPath ? "rtl" : "auto"} className={cn("truncate", isPath ? "min-w-0" : "max-w-[60%] shrink-0")}>
        <bdi>{label}</bdi>
      </span>
      <span
        className={cn(
          "text-[13px] text-muted-foreground tabular-nums",
          isPath ? "ms-auto shrink-0" : "min-w-0 truncate",
        )}
      >
        {note}
      </span>
    </>
  );
}
