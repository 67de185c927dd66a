import { FileCode2, Folder } from "lucide-react";
import { useEffect, useRef } from "react";
import { cn } from "../../lib/cn.ts";
import { formatSize } from "../../lib/format-size.ts";
import type { FileChoice } from "./find-choices.ts";
import type { FilePicker } from "./use-file-picker.ts";

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

const LIST =
  "absolute inset-x-0 bottom-full z-20 mb-2 max-h-[min(18rem,40dvh)] animate-fade-in overflow-y-auto rounded-lg border bg-popover p-1 shadow-popover";

/** What `#` offers, over the message. */
export function FileOptions({ listId, picker }: { listId: string; picker: FilePicker }) {
  const list = useRef<HTMLDivElement>(null);
  const { shown, current } = picker;
  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  if (shown.length === 0) {
    return (
      <p className={cn(LIST, "px-3 py-4 text-center text-muted-foreground text-sm")}>
        No files yet. They come from answers and uploads.
      </p>
    );
  }
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label="Files to give to the model"
      // The focus stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      className={LIST}
    >
      {shown.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field below has the focus and the keys
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={choice.path}
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
          <Choice {...choice} />
        </div>
      ))}
    </div>
  );
}

function Choice({ path, files }: FileChoice) {
  const isFolder = path.endsWith("/");
  const Icon = isFolder ? Folder : FileCode2;
  const size = formatSize(files.reduce((sum, file) => sum + file.size, 0));
  return (
    <>
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      {/* The end of a path says more than its beginning. */}
      <span dir="rtl" className="min-w-0 flex-1 truncate text-left">
        <bdi>{path}</bdi>
      </span>
      <span className="shrink-0 text-[13px] text-muted-foreground tabular-nums">
        {isFolder ? `${files.length} files` : `v${files[0]?.version}`} · {size}
      </span>
    </>
  );
}
