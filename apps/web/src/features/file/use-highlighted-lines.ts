import { useMemo } from "react";
import { useHighlighted } from "../../components/highlight.ts";
import { splitHtmlLines } from "./split-html-lines.ts";

/** The lines as HTML with colours; undefined until they are ready, and for a text that is too large or has no grammar. */
export function useHighlightedLines(text: string, language: string): string[] | undefined {
  const done = useHighlighted(text, language);
  return useMemo(() => (done?.code === text ? splitHtmlLines(done.html) : undefined), [done, text]);
}
