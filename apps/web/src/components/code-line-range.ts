import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass, keymap, lineNumbers } from "@codemirror/view";

/** Lines from one to another, both included, counted from 1. */
export interface LineRange {
  from: number;
  to: number;
}

const mark = StateEffect.define<LineRange | undefined>();

const markedLine = Decoration.line({ class: "cm-marked-line" });
const markedNumber = new (class extends GutterMarker {
  override elementClass = "cm-marked-number";
})();

const markedLines = StateField.define<LineRange | undefined>({
  create: () => undefined,
  update(range, transaction) {
    for (const effect of transaction.effects) if (effect.is(mark)) range = effect.value;
    return range;
  },
  provide: (field) => [
    EditorView.decorations.compute([field, "doc"], (state) =>
      RangeSet.of(startsOf(state, state.field(field)).map((at) => markedLine.range(at))),
    ),
    gutterLineClass.compute([field, "doc"], (state) =>
      RangeSet.of(startsOf(state, state.field(field)).map((at) => markedNumber.range(at))),
    ),
  ],
});

function startsOf(state: EditorState, range: LineRange | undefined): number[] {
  const inside = range && within(state, range);
  if (!inside) return [];
  return Array.from({ length: inside.to - inside.from + 1 }, (_, index) => state.doc.line(inside.from + index).from);
}

/** The range in order and inside the text, whatever an address says; undefined where no line of it is there. */
function within(state: EditorState, { from, to }: LineRange): LineRange | undefined {
  const first = Math.max(1, Math.floor(Math.min(from, to)));
  const last = Math.min(state.doc.lines, Math.floor(Math.max(from, to)));
  return first <= last ? { from: first, to: last } : undefined;
}

/** Marks the lines, and brings them into view unless told otherwise. */
export function markLines(view: EditorView, range: LineRange | undefined, { scroll = true } = {}) {
  const inside = range && within(view.state, range);
  const effects: StateEffect<unknown>[] = [mark.of(inside)];
  if (inside && scroll) {
    const { from } = view.state.doc.line(inside.from);
    effects.push(EditorView.scrollIntoView(from, { y: "start", yMargin: view.dom.clientHeight / 4 }));
  }
  view.dispatch({ effects });
}

/** Line numbers; with `onPick`, a click picks a line, one with Shift the lines up to it, and Alt+Shift+L those of the selection. */
export function numberedLines(onPick?: (range: LineRange | undefined) => void): Extension {
  if (!onPick) return [markedLines, lineNumbers()];
  const pickClicked = (view: EditorView, from: number, isLonger: boolean) => {
    const { number } = view.state.doc.lineAt(from);
    const before = view.state.field(markedLines);
    onPick(
      isLonger && before ? spanOf(before.from, number) : isOnly(before, number) ? undefined : spanOf(number, number),
    );
    return true;
  };
  const pickSelected = ({ state }: EditorView) => {
    const { from, to } = state.selection.main;
    onPick({ from: state.doc.lineAt(from).number, to: state.doc.lineAt(to).number });
    return true;
  };
  return [
    markedLines,
    EditorView.editorAttributes.of({ class: "cm-pick-lines" }),
    lineNumbers({
      domEventHandlers: {
        mousedown: (view, line, event) =>
          event instanceof MouseEvent && event.button === 0 && pickClicked(view, line.from, event.shiftKey),
      },
    }),
    keymap.of([{ key: "Alt-Shift-l", run: pickSelected, preventDefault: true }]),
  ];
}

const spanOf = (one: number, other: number): LineRange => ({ from: Math.min(one, other), to: Math.max(one, other) });
const isOnly = (range: LineRange | undefined, line: number) => range?.from === line && range.to === line;
