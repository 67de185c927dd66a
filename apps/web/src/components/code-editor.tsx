import { t } from "@lingui/core/macro";
import type { Ref } from "react";
import { cn } from "../lib/cn.ts";
import type { LineRange } from "./code-line-range.ts";
import { soon } from "./soon.tsx";

export type { LineRange } from "./code-line-range.ts";

export interface CodeViewProps {
  /** The accessible name, such as `Text of src/main.ts`. */
  label: string;
  /** Shown at once, and shown again whenever it changes. */
  text: string;
  /** Any name of a language; colours come when its grammar is there. */
  language: string;
  /** Long lines go on below instead of scrolling sideways. */
  wrap?: boolean;
  /** The lines to mark and to bring into view, from an address for example; those that do not exist are ignored. */
  lines?: LineRange | undefined;
  /**
   * Makes the line numbers buttons: a click picks a line, with Shift up to it, on the only picked line nothing; Alt+Shift+L
   * picks those of the selection. The caller hands the picked range back as `lines`.
   */
  onLinesChange?(lines: LineRange | undefined): void;
  /** The component fills its parent, which needs a height; add `min-h-0 flex-1` in a column. */
  className?: string;
}

/** What a caller can ask of an editor or tell it, through its `ref`. */
export interface CodeEditorHandle {
  /** What is written now, with the line breaks of the text. */
  getText(): string;
  focus(): void;
  openSearch(): void;
  /** Takes what is written now as the text, so that it is no longer dirty: after saving, say. */
  markSaved(savedText: string): void;
}

export interface CodeEditorProps extends CodeViewProps {
  ref?: Ref<CodeEditorHandle>;
  /**
   * After each change, with a function to read what is written: reading 1 MB at every key would be slow, so ask for it when
   * it is needed (a draft, once a second).
   */
  onChange?(getText: () => string): void;
  /** Whether what is written differs from the text. A new `text` replaces what is written only while it does not. */
  onDirtyChange?(isDirty: boolean): void;
  /** Ctrl+S or Cmd+S. */
  onSave?(text: string): void;
  autoFocus?: boolean;
}

// The beginning, plain and where it will be, for the moment until the editor is loaded.
const Waiting = ({ label, text, className }: CodeViewProps) => (
  <div role="status" aria-label={t`${label} is loading`} className={cn("h-full overflow-hidden bg-code", className)}>
    <pre
      dir="ltr"
      className="py-3 ps-[calc(6.5ch+1.5ch)] font-mono text-[0.8125rem] text-code-foreground leading-5 [tab-size:4]"
    >
      {text.slice(0, 4000)}
    </pre>
  </div>
);

const CodeMirror = soon(() => import("./code-mirror.tsx").then((module) => module.default), Waiting);

/** A text to read, with line numbers, colours and a search (Ctrl+F or Cmd+F) over all of it. A megabyte opens at once. */
export const CodeView = (props: CodeViewProps & { ref?: Ref<CodeEditorHandle> }) => (
  <CodeMirror {...props} isEditable={false} />
);

/** A text to write. Tab indents; Escape, then Tab leaves, which its description says to screen readers. */
export const CodeEditor = (props: CodeEditorProps) => <CodeMirror {...props} isEditable />;
