import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { t } from "@lingui/core/macro";

/** Lines by their indexes from 0, the end excluded. */
export interface LineRegion {
  from: number;
  to: number;
}

/** Unchanged lines that stay around a change, and the fewest that are worth folding. */
const MARGIN = 3;
const WORTH = 6;

/** What of each region of unchanged lines, from the beginning of a text to its end, is folded away; undefined where that is not worth it. */
export function toFold(regions: readonly LineRegion[]): (LineRegion | undefined)[] {
  return regions.map(({ from, to }, index) => {
    const isFirst = index === 0;
    const isLast = index === regions.length - 1;
    const inner = { from: isFirst ? from : from + MARGIN, to: isLast ? to : to - MARGIN };
    return inner.to - inner.from >= WORTH ? inner : undefined;
  });
}

/** Opens the region with this index. */
export const unfold = StateEffect.define<number>();

export interface FoldOptions {
  /** Opens it, where more is to be done than in this editor. */
  onUnfold?(index: number): void;
  /** Whether the keyboard comes to the buttons. */
  isReachable?: boolean;
}

class Fold extends WidgetType {
  readonly index: number;
  private readonly lines: number;
  private readonly options: FoldOptions;
  constructor(index: number, lines: number, options: FoldOptions) {
    super();
    this.index = index;
    this.lines = lines;
    this.options = options;
  }
  override eq(other: Fold) {
    return other.index === this.index && other.lines === this.lines;
  }
  override get estimatedHeight() {
    return 32;
  }
  override toDOM(view: EditorView) {
    const { onUnfold, isReachable = true } = this.options;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cm-diff-fold";
    button.textContent = t`Show ${this.lines} unchanged lines`;
    if (!isReachable) {
      button.tabIndex = -1;
      button.setAttribute("aria-hidden", "true");
    }
    button.addEventListener("click", () => {
      // Who goes on by keyboard begins with the first of the lines that come.
      const at = view.posAtDOM(button);
      view.focus();
      if (onUnfold) onUnfold(this.index);
      else view.dispatch({ effects: unfold.of(this.index) });
      view.dispatch({ selection: { anchor: at } });
    });
    return button;
  }
  override ignoreEvent() {
    return true;
  }
}

/** Regions of lines as one button each, which opens them. */
export function folds(regions: readonly (LineRegion | undefined)[], options: FoldOptions = {}): Extension {
  return StateField.define<DecorationSet>({
    create: ({ doc }) =>
      RangeSet.of<Decoration>(
        regions.flatMap((region, index) => {
          if (!region) return [];
          const widget = new Fold(index, region.to - region.from, options);
          const fold = Decoration.replace({ widget, block: true });
          return fold.range(doc.line(region.from + 1).from, doc.line(region.to).to);
        }),
      ),
    update: (closed, { effects }) =>
      effects.reduce(
        (left, effect) =>
          effect.is(unfold)
            ? left.update({ filter: (_from, _to, { spec }) => (spec.widget as Fold).index !== effect.value })
            : left,
        closed,
      ),
    provide: (field) => EditorView.decorations.from(field),
  });
}
