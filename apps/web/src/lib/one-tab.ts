import { onWake } from "./on-wake.ts";

const AGAIN_MS = 1_000;

interface Subscription {
  unsubscribe(): void;
}

/**
 * Runs `lead` in one tab of this browser at a time, here as soon as no other one does: browsers open six connections to a
 * server, for all tabs together. Without locks (plain http, another machine) each tab does so while it is in view. Returns what
 * ends it, as `lead` does.
 */
export function inOneTab(name: string, lead: () => () => void): () => void {
  if (!navigator.locks) return whileInView(lead);
  const gone = new AbortController();
  let end = () => {};
  const held = () =>
    new Promise<void>((release) => {
      const stop = lead();
      end = () => {
        stop();
        release();
      };
    });
  navigator.locks.request(name, { signal: gone.signal }, held).catch(() => {});
  return () => {
    gone.abort();
    end();
  };
}

// Without locks.
const held = new Set<string>();

/**
 * Does it while no other tab of this browser does the same or holds it back. Without locks only the tab in view does it, and
 * another one may be doing it, too.
 */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(name, work);
  else if (document.visibilityState === "visible" && !held.has(name)) await work();
}

/** Keeps every tab from doing it `alone` until what this returns is called, or the page is closed. */
export function holdBack(name: string): () => void {
  if (!navigator.locks) {
    held.add(name);
    return () => void held.delete(name);
  }
  const over = new AbortController();
  const released = new Promise<void>((resolve) => over.signal.addEventListener("abort", () => resolve()));
  navigator.locks.request(name, { signal: over.signal }, () => released).catch(() => {});
  return () => over.abort();
}

function whileInView(lead: () => () => void): () => void {
  let stop: (() => void) | undefined;
  const look = () => {
    const isInView = document.visibilityState === "visible";
    if (isInView) stop ??= lead();
    else {
      stop?.();
      stop = undefined;
    }
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    stop?.();
  };
}

/** Opens a stream, and opens it again a little after it ended and as soon as there is a network again. Returns what ends it. */
export function keepOpen(open: (again: () => void) => Subscription): () => void {
  let subscription: Subscription | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened = 0;
  const end = () => {
    opened++; // one that is ended here says so, too
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
  const start = () => {
    end();
    const mine = opened;
    subscription = open(() => {
      if (mine === opened) timer = setTimeout(start, AGAIN_MS);
    });
  };
  start();
  window.addEventListener("online", start);
  // A connection of before need not be one any more, and does not say so.
  const stopWaking = onWake(start);
  return () => {
    stopWaking();
    window.removeEventListener("online", start);
    end();
  };
}
