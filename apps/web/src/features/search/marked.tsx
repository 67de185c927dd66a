import type { ReactNode } from "react";

interface MarkedProps {
  text: string;
  matches: { start: number; end: number }[];
}

/** A text in which what was found is marked. */
export function Marked({ text, matches }: MarkedProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className="rounded-xs bg-warning-muted px-px text-foreground">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
