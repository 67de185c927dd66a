import { cn } from "../lib/cn.ts";

/** Light enough to be told apart on dark, and dark enough on light. */
const COLOURS: Record<string, string> = {
  grey: "bg-slate-500",
  red: "bg-red-500",
  orange: "bg-orange-500",
  yellow: "bg-yellow-500",
  green: "bg-green-600",
  teal: "bg-teal-500",
  blue: "bg-blue-500",
  purple: "bg-purple-500",
  pink: "bg-pink-500",
};

/** The colour that somebody gave to something; a ring where there is none. It says nothing that is not said in words, too. */
export const ColourDot = ({ colour, className }: { colour: string | null | undefined; className?: string }) => (
  <span
    aria-hidden="true"
    className={cn("size-2.5 shrink-0 rounded-full", (colour && COLOURS[colour]) || "border border-input", className)}
  />
);
