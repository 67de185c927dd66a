import { soon } from "./soon.tsx";
import { Spinner } from "./spinner.tsx";

export type DiffMode = "unified" | "split";

export interface DiffSide {
  /** What the text is called on the screen, such as `Version 3` or `src/main.ts`. */
  label: string;
  text: string;
}

export interface DiffViewProps {
  /** The accessible name, such as `Changes of src/main.ts`. */
  label: string;
  before: DiffSide;
  after: DiffSide;
  /** Any name of a language; colours come when its grammar is there. */
  language: string;
  /** Narrow screens show the unified form, whatever is chosen. */
  mode: DiffMode;
  /** The person chose the other form: hand it back as `mode`, and remember it. */
  onModeChange(mode: DiffMode): void;
  wrap: boolean;
  onWrapChange(wrap: boolean): void;
  /** The component fills its parent, which needs a height; add `min-h-0 flex-1` in a column. */
  className?: string;
}

const Waiting = () => (
  <div className="flex justify-center p-6">
    <Spinner />
  </div>
);

/**
 * Two texts and what changed between them, with the counts of `diffLines`, buttons and keys (F7, Shift+F7) for the next and
 * the previous change, and unchanged regions folded until they are asked for. Both texts are only shown.
 */
export const DiffView = soon<DiffViewProps>(() => import("./diff-panel.tsx").then((module) => module.default), Waiting);
