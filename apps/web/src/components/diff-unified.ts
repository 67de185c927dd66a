import {
  Compartment,
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from "@codemirror/view";
import { t } from "@lingui/core/macro";
import type { LineDiff } from "@neptun/api/file/line-diff";
import { readOnlyText, shownText } from "./code-mirror-setup.ts";
import type { DiffEditorsProps, ShownDiff } from "./diff-editors.tsx";
import { folds, type LineRegion, toFold } from "./diff-folds.ts";
import { changedParts, type DiffRow, lineStarts, toRows } from "./diff-rows.ts";
import { changedPart, diffTheme } from "./diff-theme.ts";

/** Looking into changes stops after this, at once for the first ones. */
const DETAILS_MS = 150;

/** Both texts in one, with the numbers that each line has in either. */
export function unifiedView(parent: HTMLElement, props: DiffEditorsProps): ShownDiff {
  const rows = toRows(props.diff);
  const text = rows.map((row) => row.text).join("\n");
  const language = new Compartment();
  const hunks = changesOf(rows);
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      numbers(rows, "numberA"),
      numbers(rows, "numberB"),
      signs(rows),
      shownText(text, "\n"),
      readOnlyText,
      diffTheme,
      props.wrap ? EditorView.lineWrapping : [],
      EditorView.contentAttributes.of({ "aria-label": t`${props.labels[0]} and ${props.labels[1]}` }),
      marks(rows, props.diff),
      props.isFolded ? folds(toFold(unchanged(rows))) : [],
      current,
      language.of([]),
    ],
  });
  return {
    views: [view],
    colour: (support) => view.dispatch({ effects: language.reconfigure(support ?? []) }),
    goTo(change) {
      const row = hunks[change - 1];
      if (row === undefined) return;
      const { from } = view.state.doc.line(row + 1);
      view.dispatch({
        selection: { anchor: from },
        effects: [
          setCurrent.of(from),
          EditorView.scrollIntoView(from, { y: "start", yMargin: view.dom.clientHeight / 4 }),
        ],
      });
    },
    destroy: () => view.destroy(),
  };
}

const changesOf = (rows: readonly DiffRow[]) =>
  rows.flatMap((row, index) => (row.kind !== "same" && (rows[index - 1]?.kind ?? "same") === "same" ? index : []));

class TextMarker extends GutterMarker {
  override elementClass: string;
  private readonly text: string;
  constructor(text: string, kind: DiffRow["kind"]) {
    super();
    this.text = text;
    this.elementClass = kind === "same" ? "" : `cm-diff-${kind}`;
  }
  override eq(other: TextMarker) {
    return other.text === this.text && other.elementClass === this.elementClass;
  }
  override toDOM() {
    return document.createTextNode(this.text);
  }
}

const rowAt = (rows: readonly DiffRow[], state: EditorState, at: number) => rows[state.doc.lineAt(at).number - 1];

const numbers = (rows: readonly DiffRow[], side: "numberA" | "numberB"): Extension => {
  const widest = new TextMarker("9".repeat(String(rows.length).length), "same");
  return gutter({
    class: "cm-diff-number",
    lineMarker(view, { from }) {
      const row = rowAt(rows, view.state, from);
      return row ? new TextMarker(row[side] ? String(row[side]) : "", row.kind) : null;
    },
    initialSpacer: () => widest,
  });
};

const SIGNS = { same: "", removed: "−", added: "+" };

const signs = (rows: readonly DiffRow[]): Extension =>
  gutter({
    class: "cm-diff-sign",
    lineMarker(view, { from }) {
      const row = rowAt(rows, view.state, from);
      return row ? new TextMarker(SIGNS[row.kind], row.kind) : null;
    },
    initialSpacer: () => new TextMarker("+", "same"),
  });

const lineMarks = {
  removed: Decoration.line({ class: "cm-diff-removed" }),
  added: Decoration.line({ class: "cm-diff-added" }),
};

function marks(rows: readonly DiffRow[], diff: LineDiff): Extension {
  const starts = lineStarts(rows.map(({ text }) => `${text}\n`));
  const lines = rows.flatMap(({ kind }, index) => (kind === "same" ? [] : lineMarks[kind].range(starts[index]!)));
  return [
    EditorView.decorations.of(RangeSet.of<Decoration>(lines)),
    EditorView.decorations.of(RangeSet.of<Decoration>(partsOf(rows, diff, starts), true)),
  ];
}

function partsOf(rows: readonly DiffRow[], diff: LineDiff, starts: readonly number[]): Range<Decoration>[] {
  const parts: Range<Decoration>[] = [];
  const end = performance.now() + DETAILS_MS;
  const firsts = changesOf(rows);
  for (const [index, hunk] of diff.hunks.entries()) {
    if (performance.now() > end) break;
    const first = firsts[index]!;
    const { old, young } = changedParts(diff, hunk);
    const [startA, startB] = [starts[first]!, starts[first + hunk.toA - hunk.fromA]!];
    for (const { from, to } of old) parts.push(changedPart.range(startA + from, startA + to));
    for (const { from, to } of young) parts.push(changedPart.range(startB + from, startB + to));
  }
  return parts;
}

/** The regions of unchanged rows. */
function unchanged(rows: readonly DiffRow[]): LineRegion[] {
  const regions: LineRegion[] = [];
  let first = 0;
  for (let index = 0; index <= rows.length; index++) {
    if (rows[index]?.kind === "same") continue;
    regions.push({ from: first, to: index });
    first = index + 1;
  }
  return regions;
}

const setCurrent = StateEffect.define<number>();
const current = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, { effects }) =>
    effects.reduce(
      (last, effect) =>
        effect.is(setCurrent) ? RangeSet.of(Decoration.line({ class: "cm-diff-current" }).range(effect.value)) : last,
      shown,
    ),
  provide: (field) => EditorView.decorations.from(field),
});
