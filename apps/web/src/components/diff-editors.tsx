import type { EditorView } from "@codemirror/view";
import type { LineDiff } from "@neptun/api/file/line-diff";
import { useEffect, useLayoutEffect, useRef } from "react";
import { loadLanguage } from "./code-languages.ts";
import { hasLongLine } from "./code-mirror-setup.ts";
import { splitView } from "./diff-split.ts";
import { unifiedView } from "./diff-unified.ts";
import type { DiffMode } from "./diff-view.tsx";

export interface DiffEditorsProps {
  diff: LineDiff;
  mode: DiffMode;
  isFolded: boolean;
  wrap: boolean;
  language: string;
  labels: readonly [before: string, after: string];
  /** Which change to bring into view, from 1; 0 for none. */
  change: number;
}

/** What shows a comparison: the unified form is one editor, the split form two. */
export interface ShownDiff {
  views: readonly EditorView[];
  colour(language: Awaited<ReturnType<typeof loadLanguage>>): void;
  goTo(change: number): void;
  destroy(): void;
}

/** The editors of CodeMirror; made again when anything but the change to show is another. */
export function DiffEditors(props: DiffEditorsProps) {
  const { diff, mode, language, change } = props;
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<ShownDiff>(null);
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    if (!host.current) return;
    const made = (mode === "split" ? splitView : unifiedView)(host.current, { ...latest.current, diff });
    shown.current = made;
    return () => made.destroy();
  }, [diff, mode]);
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const isPlain = [...diff.a, ...diff.b].some(hasLongLine);
      const support = isPlain ? undefined : await loadLanguage(language).catch(() => undefined);
      if (!isStale) shown.current?.colour(support);
    });
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [diff, mode, language]);
  useEffect(() => {
    if (change > 0) shown.current?.goTo(change);
  }, [diff, mode, change]);
  return <div ref={host} dir="ltr" className="min-h-0 min-w-0 flex-1 overflow-auto" />;
}
