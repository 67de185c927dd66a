import { PanelLeft } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../components/icon-button.tsx";
import { cn } from "../lib/cn.ts";
import { useIsNarrow } from "../lib/use-media.ts";
import { useSidebar } from "./use-sidebar.ts";

/** The top row of a screen, with the way back to a sidebar that is hidden. */
export function ScreenHeader({ className, children }: { className?: string; children?: ReactNode }) {
  const narrow = useIsNarrow();
  const { open, setOpen, setOverlay } = useSidebar();
  return (
    <header className={cn("flex h-13 shrink-0 items-center gap-2 px-3 md:px-4", className)}>
      {(narrow || !open) && (
        <IconButton label="Open the sidebar" side="right" onClick={() => (narrow ? setOverlay(true) : setOpen(true))}>
          <PanelLeft aria-hidden="true" />
        </IconButton>
      )}
      {children}
    </header>
  );
}
