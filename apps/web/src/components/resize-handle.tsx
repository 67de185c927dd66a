import type { KeyboardEvent, PointerEvent } from "react";
import { isRtl, lineKey } from "../lib/direction.ts";

export interface ResizeHandleProps {
  label: string;
  /** The width of what is before or after the handle, in pixels or in percent of the handle's parent. */
  value: number;
  of: "before" | "after";
  unit: "px" | "percent";
  min: number;
  max: number;
  onChange: (value: number) => void;
}

const STEPS = { px: 16, percent: 2 };

/** A border to drag, or to move with the arrow keys. */
export function ResizeHandle({ label, value, of, unit, min, max, onChange }: ResizeHandleProps) {
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next)) * 10) / 10);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const parent = event.currentTarget.parentElement;
    if (!parent || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, right, width } = parent.getBoundingClientRect();
    const px = (of === "after") === isRtl() ? event.clientX - left : right - event.clientX;
    set(unit === "px" ? px : (px / width) * 100);
  };
  const step = (event: KeyboardEvent) => {
    const grow = of === "after" ? STEPS[unit] : -STEPS[unit];
    const next = { ArrowLeft: value + grow, ArrowRight: value - grow, Home: max, End: min }[lineKey(event.key)];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is not a line.
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
      className="relative w-px shrink-0 cursor-col-resize touch-none bg-border transition-colors after:absolute after:inset-y-0 after:-inset-s-1.5 after:z-10 after:w-3 hover:bg-ring focus-visible:bg-ring active:bg-ring"
    />
  );
}
