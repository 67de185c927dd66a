import {
  Compartment,
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter, WidgetType } from "@codemirror/view";
import type { LineDiff } from "@neptun/api/file/line-diff";
import { readOnlyText, shownText } from "./code-mirror-setup.ts";
import type { DiffEditorsProps, ShownDiff } from "./diff-editors.tsx";
import { type DiffRow, differencesIn, lineStarts, toRows } from "./diff-rows.ts";
import { diffTheme } from "./diff-theme.ts";

/** Unchanged lines that stay around a change, and the fewest that are worth folding. */
const MARGIN = 3;
const WORTH = 6;
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
      EditorView.contentAttributes.of({ "aria-label": `${props.labels[0]} and ${props.labels[1]}` }),
      marks(rows, props.diff),
      props.isFolded ? folds(rows) : [],
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
const part = Decoration.mark({ class: "cm-diff-part" });

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
    const [startA, startB] = [starts[first]!, starts[first + hunk.toA - hunk.fromA]!];
    for (const { fromA, toA, fromB, toB } of differencesIn(diff, hunk)) {
      const endA = Math.min(startA + toA, startB - 1);
      const endB = Math.min(startB + toB, starts.at(-1)! - 1);
      if (startA + fromA < endA) parts.push(part.range(startA + fromA, endA));
      if (startB + fromB < endB) parts.push(part.range(startB + fromB, endB));
    }
  }
  return parts;
}

const unfold = StateEffect.define<number>();

class Fold extends WidgetType {
  private readonly lines: number;
  constructor(lines: number) {
    super();
    this.lines = lines;
  }
  override eq(other: Fold) {
    return other.lines === this.lines;
  }
  override get estimatedHeight() {
    return 32;
  }
  override toDOM(view: EditorView) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cm-diff-fold";
    button.textContent = `Show ${this.lines} unchanged lines`;
    button.addEventListener("click", () => {
      const effects = unfold.of(view.posAtDOM(button));
      view.focus();
      view.dispatch({ effects });
    });
    return button;
  }
  override ignoreEvent() {
    return true;
  }
}

/** Long unchanged regions as one line each, which opens them. */
function folds(rows: readonly DiffRow[]): Extension {
  return StateField.define<DecorationSet>({
    create: ({ doc }) =>
      RangeSet.of<Decoration>(
        unchanged(rows).map(([first, last]) =>
          Decoration.replace({ widget: new Fold(last - first + 1), block: true }).range(
            doc.line(first + 1).from,
            doc.line(last + 1).to,
          ),
        ),
      ),
    update: (closed, { effects }) =>
      effects.reduce(
        (left, effect) => (effect.is(unfold) ? left.update({ filter: (from) => from !== effect.value }) : left),
        closed,
      ),
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** The first and the last row of each region to fold. */
function unchanged(rows: readonly DiffRow[]): [first: number, last: number][] {
  const regions: [number, number][] = [];
  let first = 0;
  for (let index = 0; index <= rows.length; index++) {
    if (rows[index]?.kind === "same") continue;
    const from = first === 0 ? 0 : first + MARGIN;
    const to = index === rows.length ? index - 1 : index - 1 - MARGIN;
    if (to - from + 1 >= WORTH) regions.push([from, to]);
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
