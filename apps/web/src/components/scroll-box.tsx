import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";

export interface ScrollBoxProps {
  label: string;
  className?: string;
  /** Of what is in it, where that is not the page's: where lines begin is where it stands at first. */
  dir?: "ltr" | "rtl";
  /** What it is in the page: a `span` may stand in a paragraph. */
  as?: "div" | "span";
  children: ReactNode;
}

/** What scrolls sideways inside itself, reachable by keyboard. */
export const ScrollBox = ({ label, className, dir, as: Box = "div", children }: ScrollBoxProps) => (
  // A fieldset is for forms, and a landmark for each would be too many
  <Box
    role="group"
    aria-label={label}
    dir={dir}
    // The keyboard scrolls only what has the focus
    tabIndex={0}
    className={cn("overflow-x-auto focus-visible:-outline-offset-2", className)}
  >
    {children}
  </Box>
);
