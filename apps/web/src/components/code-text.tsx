import { cn } from "../lib/cn.ts";
import { useHighlighted } from "./highlight.ts";

export interface CodeTextProps {
  code: string;
  language: string;
  streaming?: boolean;
  isWrapped?: boolean;
}

/** The code, plain at once and with colours when they are ready: they change nothing else. */
export function CodeText({ code, language, streaming, isWrapped }: CodeTextProps) {
  const done = useHighlighted(code, language, streaming);
  return (
    <pre
      dir="ltr"
      translate="no"
      className={cn(
        "min-w-full px-4 py-3 font-mono text-[13px] leading-5 [tab-size:4]",
        isWrapped ? "w-full whitespace-pre-wrap wrap-anywhere" : "w-fit",
      )}
    >
      <code>
        {/* highlight.js escapes the code and adds only its own spans. */}
        {done && <span dangerouslySetInnerHTML={{ __html: done.html }} />}
        {done ? code.slice(done.code.length) : code}
      </code>
    </pre>
  );
}
