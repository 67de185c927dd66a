import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { MouseEvent } from "react";
import { cn } from "../../lib/cn.ts";
import { Keys } from "./keys.tsx";
import type { PaletteItem } from "./palette-item.ts";

export interface PaletteOptionProps {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  onPoint(): void;
  onChoose(): void;
  onActions(): void;
}

/** One offer. A place is a link, which the middle button of the mouse opens in another tab. */
export function PaletteOption({ id, item, isActive, onPoint, onChoose, onActions }: PaletteOptionProps) {
  const props = {
    id,
    role: "option",
    tabIndex: -1,
    "aria-selected": isActive,
    "data-active": isActive || undefined,
    onPointerMove: onPoint,
    // The field keeps the focus.
    onMouseDown: (event: MouseEvent) => event.button === 0 && event.preventDefault(),
    className: cn(
      "flex min-h-10 cursor-default items-center gap-3 rounded-md px-2.5 py-1.5 text-sm outline-none coarse:min-h-12",
      isActive && "bg-hover",
    ),
  };
  const words = (
    <>
      <span aria-hidden="true" className="shrink-0 text-muted-foreground [&_svg]:size-4">
        {item.icon}
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate">
          {item.title}
        </span>
        {item.detail && (
          <span dir="auto" className="block truncate text-muted-foreground text-xs">
            {item.detail}
          </span>
        )}
      </span>
      {item.keys?.[0] && (
        <span aria-hidden="true" className="shrink-0 coarse:hidden">
          <Keys combo={item.keys[0]} />
        </span>
      )}
      {item.page && <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />}
      {(item.to || item.actions) && (
        <span
          aria-hidden="true"
          title={t`More`}
          onClick={(event) => {
            event.preventDefault();
            event.stopPropagation();
            onActions();
          }}
          className={cn(
            "grid size-8 shrink-0 cursor-pointer place-items-center rounded text-muted-foreground hover:text-foreground coarse:size-11",
            !isActive && "fine:invisible",
          )}
        >
          <ChevronRight className="size-4" />
        </span>
      )}
    </>
  );
  if (!item.to)
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
      // biome-ignore lint/a11y/noStaticElementInteractions: its role is among the properties
      <div {...props} onClick={onChoose}>
        {words}
      </div>
    );
  return (
    <Link
      {...item.to}
      {...props}
      preload={false}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onChoose();
      }}
    >
      {words}
    </Link>
  );
}
