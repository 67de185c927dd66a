import { Change, MergeView } from "@codemirror/merge";
import { Compartment, type Extension, type Range, RangeSet } from "@codemirror/state";
import { type Decoration, EditorView, lineNumbers } from "@codemirror/view";
import type { LineDiff } from "@neptun/api/file/line-diff";
import { readOnlyText, shownText } from "./code-mirror-setup.ts";
import type { DiffEditorsProps, ShownDiff } from "./diff-editors.tsx";
import { folds, type LineRegion, toFold, unfold } from "./diff-folds.ts";
import { changedParts, lineStarts } from "./diff-rows.ts";
import { changedPart, diffTheme } from "./diff-theme.ts";

/** Looking into changes stops after this, at once for the first ones. */
const DETAILS_MS = 150;

/** The old text beside the new one, the same lines at the same height. */
export function splitView(parent: HTMLElement, { diff, labels, wrap, isFolded }: DiffEditorsProps): ShownDiff {
  const language = new Compartment();
  const parts = partsOf(diff);
  const regions = unchanged(diff);
  const unfoldBoth = (index: number) => {
    for (const view of [merge.a, merge.b]) view.dispatch({ effects: unfold.of(index) });
  };
  const side = (lines: readonly string[], label: string, marks: Range<Decoration>[], isOld: boolean) => {
    const doc = lines.join("");
    const folded = toFold(regions.map((region) => (isOld ? region.a : region.b)));
    return {
      doc,
      extensions: [
        lineNumbers(),
        shownText(doc, "\n"),
        readOnlyText,
        diffTheme,
        wrap ? EditorView.lineWrapping : [],
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.decorations.of(RangeSet.of<Decoration>(marks)),
        // The keyboard needs one of the two buttons that stand side by side.
        isFolded ? folds(folded, { onUnfold: unfoldBoth, isReachable: !isOld }) : [],
        language.of([]),
      ] satisfies Extension[],
    };
  };
  const merge: MergeView = new MergeView({
    parent,
    a: side(diff.a, labels[0], parts.old, true),
    b: side(diff.b, labels[1], parts.young, false),
    highlightChanges: false,
    diffConfig: { override: () => toChanges(diff) },
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

function toChanges(diff: LineDiff): Change[] {
  const [startsA, startsB] = [lineStarts(diff.a), lineStarts(diff.b)];
  return diff.hunks.map(
    ({ fromA, toA, fromB, toB }) => new Change(startsA[fromA]!, startsA[toA]!, startsB[fromB]!, startsB[toB]!),
  );
}

function partsOf(diff: LineDiff): { old: Range<Decoration>[]; young: Range<Decoration>[] } {
  const [startsA, startsB] = [lineStarts(diff.a), lineStarts(diff.b)];
  const end = performance.now() + DETAILS_MS;
  const parts: ReturnType<typeof partsOf> = { old: [], young: [] };
  for (const hunk of diff.hunks) {
    if (performance.now() > end) break;
    const { old, young } = changedParts(diff, hunk);
    const [startA, startB] = [startsA[hunk.fromA]!, startsB[hunk.fromB]!];
    parts.old.push(...old.map(({ from, to }) => changedPart.range(startA + from, startA + to)));
    parts.young.push(...young.map(({ from, to }) => changedPart.range(startB + from, startB + to)));
  }
  return parts;
}

/** What is the same in both, between the changes. */
function unchanged({ a, b, hunks }: LineDiff): { a: LineRegion; b: LineRegion }[] {
  const ends = [...hunks, { fromA: a.length, fromB: b.length }];
  return ends.map(({ fromA, fromB }, index) => {
    const { toA = 0, toB = 0 } = hunks[index - 1] ?? {};
    return { a: { from: toA, to: fromA }, b: { from: toB, to: fromB } };
  });
}
