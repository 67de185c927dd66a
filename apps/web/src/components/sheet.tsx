import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";
import { useReturnFocus } from "./use-return-focus.ts";

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The accessible name; not shown. */
  title: string;
  side?: "start" | "end" | "full";
  className?: string;
  children: ReactNode;
}

/** What is offered over all of the page is taken without leaving the sheet. */
const keepForToast = (event: Event) => {
  const { target } = event instanceof CustomEvent ? event.detail.originalEvent : event;
  if (target instanceof Element && target.closest("[data-sonner-toaster]")) event.preventDefault();
};

/** A modal panel on an edge of the page, or over all of it. The content brings its own way to close it. */
export function Sheet({ open, onOpenChange, title, side = "end", className, children }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-fade-in bg-overlay" />
        <Radix.Content
          {...useReturnFocus(open, { itself: true })}
          aria-describedby={undefined}
          onInteractOutside={keepForToast}
          className={cn("sheet", `sheet-${side}`, className)}
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
