import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { PanelLeft, SquarePen } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../components/icon-button.tsx";
import { cn } from "../lib/cn.ts";
import { useIsNarrow } from "../lib/use-media.ts";
import { useSidebar } from "./use-sidebar.ts";

/** The top row of a screen; where the sidebar is hidden, with the way to it and to a new chat. */
export function ScreenHeader({ className, children }: { className?: string; children?: ReactNode }) {
  const narrow = useIsNarrow();
  const { open, setOpen, setOverlay } = useSidebar();
  return (
    <header className={cn("@container flex h-13 shrink-0 items-center gap-1 px-2 sm:px-4", className)}>
      {(narrow || !open) && (
        <>
          <IconButton label={t`Open the sidebar`} onClick={() => (narrow ? setOverlay(true) : setOpen(true))}>
            <PanelLeft aria-hidden="true" />
          </IconButton>
          <IconButton label={t`New chat`} asChild>
            <Link to="/" className="aria-[current=page]:hidden">
              <SquarePen aria-hidden="true" />
            </Link>
          </IconButton>
        </>
      )}
      {children}
    </header>
  );
}
