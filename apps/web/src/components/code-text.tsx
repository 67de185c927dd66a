import { cn } from "../lib/cn.ts";
import { useHighlighted } from "./highlight.ts";

export interface CodeTextProps {
  code: string;
  language: string;
  streaming?: boolean;
  isWrapped?: boolean;
  /** How many lines there are to number. */
  numbered?: number | undefined;
}

/** The code, plain at once and with colours when they are ready: they change nothing else. */
export function CodeText({ code, language, streaming, isWrapped, numbered }: CodeTextProps) {
  const done = useHighlighted(code, language, streaming);
  return (
    <pre
      dir="ltr"
      translate="no"
      className={cn(
        "min-w-full px-4 py-3 font-mono text-[13px] leading-5 [tab-size:4]",
        isWrapped ? "w-full whitespace-pre-wrap wrap-anywhere" : "w-fit",
        numbered !== undefined && "flex ps-0",
      )}
    >
      {numbered !== undefined && <LineNumbers count={numbered} />}
      <code>
        {/* highlight.js escapes the code and adds only its own spans. */}
        {done?.pieces.map((html, n) => (
          <span key={n} dangerouslySetInnerHTML={{ __html: html }} />
        ))}
        {/* Another element each time: one that only lost its beginning would count as one that has moved. */}
        <span key={done?.code.length}>{done ? code.slice(done.code.length) : code}</span>
      </code>
    </pre>
  );
}

/** Beside the code, and no part of it: nobody selects or hears them. */
const LineNumbers = ({ count }: { count: number }) => (
  <span
    aria-hidden="true"
    className="sticky start-0 me-4 shrink-0 select-none border-e bg-code ps-3 pe-2 text-end text-muted-foreground tabular-nums"
  >
    {Array.from({ length: count }, (_, line) => line + 1).join("\n")}
  </span>
);
