import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { findLanguage } from "@neptun/api/file/language";
import { useRef, useState } from "react";
import { CodeHeader } from "./code-header.tsx";
import { CodeText } from "./code-text.tsx";
import { useLineNumbers } from "./line-numbers.ts";
import { ScrollBox } from "./scroll-box.tsx";

export interface CodeBlockProps {
  /** As a file holds it: a line ending at its end is not shown and not copied. */
  text: string;
  /** As it was written; may be empty or unknown. */
  language: string;
  /** What it is called when downloaded. */
  name: string;
  file?: { title: string; version: number };
  onOpen?(): void;
  /** It still grows. */
  streaming?: boolean;
}

const LONG_LINES = 25;

// The list of messages unmounts what is far away; what was opened stays open when it comes back.
const opened = new Set<string>();

export function CodeBlock({ text, language, name, file, onOpen, streaming = false }: CodeBlockProps) {
  const code = text.replace(/\r?\n$|\r$/, "");
  const [isWrapped, setWrapped] = useState(false);
  const [isOpen, setOpen] = useState(() => streaming || opened.has(code));
  const isNumbered = useLineNumbers(({ isOn }) => isOn);
  const root = useRef<HTMLDivElement>(null);
  const lines = countLines(code);
  const isLong = lines > LONG_LINES;
  const isCollapsed = isLong && !isOpen;
  const label = findLanguage(language)?.label ?? language;
  const toggle = () => {
    setOpen(!isOpen);
    if (isOpen) {
      opened.delete(code);
      requestAnimationFrame(() => root.current?.scrollIntoView({ block: "nearest" }));
    } else opened.add(code);
  };
  return (
    <div ref={root} className="my-4 overflow-clip rounded-lg border bg-code text-code-foreground">
      <CodeHeader
        {...{ text, code, name, file, label, onOpen, isWrapped, isNumbered }}
        onWrap={() => setWrapped(!isWrapped)}
        fold={isLong ? { isOpen, toggle } : undefined}
      />
      <ScrollBox
        dir="ltr"
        label={`${file?.title ?? (label || t`Code`)}, ${plural(lines, { one: "# line", other: "# lines" })}`}
        className={isCollapsed ? "mask-b-from-80% max-h-80 overflow-y-hidden" : undefined}
      >
        <CodeText
          {...{ code, language, streaming, isWrapped }}
          // A line that is wrapped has more than one row.
          numbered={isNumbered && !isWrapped ? lines : undefined}
        />
      </ScrollBox>
      {isCollapsed && (
        <button
          type="button"
          aria-expanded={false}
          onClick={toggle}
          className="block w-full border-t bg-code-header py-2 text-center text-[13px] text-muted-foreground hover:bg-hover hover:text-foreground"
        >
          <Trans>Show all {lines} lines</Trans>
        </button>
      )}
    </div>
  );
}

function countLines(code: string) {
  let lines = 1;
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) lines++;
  return lines;
}
