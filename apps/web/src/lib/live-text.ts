import { useCallback, useSyncExternalStore } from "react";

/*
 * The texts of answers that are being written, by message id. They are kept out of the query cache so that a piece of
 * text renders one message, once a frame, and nothing else.
 */
interface LiveText {
  text: string;
  /** What the screen shows: the text as it was at the last frame. */
  shown: string;
}

const texts = new Map<number, LiveText>();
const listeners = new Map<number, Set<() => void>>();
const changed = new Set<number>();
let isScheduled = false;
/** How long the page was busy with showing the last texts, in ms. */
let cost = 0;

// A text that takes long to show is shown less often, so that the page can be used while it grows.
const AFFORDABLE_MS = 24;
const MOST_PAUSE_MS = 1_000;

// Whoever writes at the same time comes first: the frame that shows what they typed shows no new text, and so soon after it
// there is less of it to get in the way of the next key.
const KEY_FRAME_MS = 20;
const WRITING_MS = 1_000;
const WRITING_PAUSE_MS = 40;
let wroteAt = Number.NEGATIVE_INFINITY;
let hasGivenWay = false;
globalThis.addEventListener?.(
  "beforeinput",
  () => {
    wroteAt = performance.now();
  },
  { capture: true, passive: true },
);
const hasWrittenWithin = (ms: number) => performance.now() - wroteAt < ms;

function show() {
  if (!hasGivenWay && hasWrittenWithin(KEY_FRAME_MS)) {
    hasGivenWay = true;
    requestAnimationFrame(show);
    return;
  }
  hasGivenWay = false;
  isScheduled = false;
  const began = performance.now();
  setTimeout(() => {
    cost = performance.now() - began;
  });
  for (const id of changed) {
    const live = texts.get(id);
    if (live) live.shown = live.text;
    for (const listener of listeners.get(id) ?? []) listener();
  }
  changed.clear();
}

function schedule(id: number) {
  changed.add(id);
  if (isScheduled) return;
  isScheduled = true;
  const pause =
    cost > AFFORDABLE_MS ? Math.min(3 * cost, MOST_PAUSE_MS) : hasWrittenWithin(WRITING_MS) ? WRITING_PAUSE_MS : 0;
  if (pause === 0) requestAnimationFrame(show);
  else setTimeout(() => requestAnimationFrame(show), pause);
}

/** Begins with the text so far, unless more of it is here already; returns the position to go on from. */
export function startLiveText(id: number, soFar: string): number {
  const live = texts.get(id);
  if (live && live.text.length >= soFar.length) return live.text.length;
  texts.set(id, { text: soFar, shown: soFar });
  return soFar.length;
}

/** Adds a piece at its position; what is here already is left out. False if something before it is missing. */
export function addLiveText(id: number, position: number, piece: string): boolean {
  const live = texts.get(id);
  if (!live || position > live.text.length) return false;
  const fresh = piece.slice(live.text.length - position);
  if (fresh === "") return true;
  live.text += fresh;
  schedule(id);
  return true;
}

/** Forgets the text: from now on the message itself is shown. */
export function endLiveText(id: number) {
  texts.delete(id);
  schedule(id);
}

/** The text of an answer that is being written, at most one new one per frame; undefined for any other message. */
export function useLiveText(id: number): string | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
      };
    },
    [id],
  );
  return useSyncExternalStore(subscribe, () => texts.get(id)?.shown);
}
