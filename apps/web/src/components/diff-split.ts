import { Change, MergeView } from "@codemirror/merge";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import type { LineDiff } from "@neptun/api/file/line-diff";
import { readOnlyText, shownText } from "./code-mirror-setup.ts";
import type { DiffEditorsProps, ShownDiff } from "./diff-editors.tsx";
import { differencesIn, lineStarts } from "./diff-rows.ts";
import { diffTheme } from "./diff-theme.ts";

const DETAILS_MS = 150;

/** The old text beside the new one, the same lines at the same height. */
export function splitView(parent: HTMLElement, { diff, labels, wrap, isFolded }: DiffEditorsProps): ShownDiff {
  const [a, b] = [diff.a.join(""), diff.b.join("")];
  const language = new Compartment();
  const side = (doc: string, label: string) => ({
    doc,
    extensions: [
      lineNumbers(),
      shownText(doc, "\n"),
      readOnlyText,
      diffTheme,
      wrap ? EditorView.lineWrapping : [],
      EditorState.phrases.of({ "$ unchanged lines": "Show $ unchanged lines" }),
      EditorView.contentAttributes.of({ "aria-label": label }),
      language.of([]),
    ] satisfies Extension[],
  });
  const merge = new MergeView({
    parent,
    a: side(a, labels[0]),
    b: side(b, labels[1]),
    diffConfig: { override: () => toChanges(diff) },
    ...(isFolded && { collapseUnchanged: { margin: 3, minSize: 6 } }),
  });
  const starts = lineStarts(diff.b);
  return {
    views: [merge.a, merge.b],
    colour(support) {
      for (const view of [merge.a, merge.b]) view.dispatch({ effects: language.reconfigure(support ?? []) });
    },
    goTo(change) {
      const hunk = diff.hunks[change - 1];
      if (!hunk) return;
      const at = Math.min(starts[hunk.fromB]!, merge.b.state.doc.length);
      merge.b.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: "start", yMargin: parent.clientHeight / 4 }),
      });
    },
    destroy: () => merge.destroy(),
  };
}

/** The changes of lines, narrowed to what differs within them. */
function toChanges(diff: LineDiff): Change[] {
  const [startsA, startsB] = [lineStarts(diff.a), lineStarts(diff.b)];
  const end = performance.now() + DETAILS_MS;
  return diff.hunks.flatMap((hunk) => {
    const [fromA, fromB] = [startsA[hunk.fromA]!, startsB[hunk.fromB]!];
    const parts = performance.now() < end ? differencesIn(diff, hunk) : [];
    if (parts.length === 0) return new Change(fromA, startsA[hunk.toA]!, fromB, startsB[hunk.toB]!);
    return parts.map((one) => new Change(fromA + one.fromA, fromA + one.toA, fromB + one.fromB, fromB + one.toB));
  });
}
