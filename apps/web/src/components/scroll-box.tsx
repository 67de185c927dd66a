import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";

export interface ScrollBoxProps {
  label: string;
  className?: string;
  /** Of what is in it, where that is not the page's: where lines begin is where it stands at first. */
  dir?: "ltr" | "rtl";
  children: ReactNode;
}

/** What scrolls sideways inside itself, reachable by keyboard. */
export const ScrollBox = ({ label, className, dir, children }: ScrollBoxProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a landmark for each would be too many
  <div
    role="group"
    aria-label={label}
    dir={dir}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls only what has the focus
    tabIndex={0}
    className={cn("overflow-x-auto focus-visible:-outline-offset-2", className)}
  >
    {children}
  </div>
);
