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
  return () => {
    window.removeEventListener("online", start);
    end();
  };
}
