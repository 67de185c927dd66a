const TICK_MS = 2_000;
/** So much later than it should, a timer comes only where the machine or the page slept. */
const SLEPT_MS = 8_000;
const AWAY_MS = 3_000;

/** Calls when the page is in view and was not for a while, or when it wakes from sleep. Returns what ends it. */
export function onWake(run: () => void): () => void {
  let last = Date.now();
  let left = last;
  const timer = setInterval(() => {
    const isLate = Date.now() - last > SLEPT_MS;
    last = Date.now();
    if (isLate && document.visibilityState === "visible") run();
  }, TICK_MS);
  const look = () => {
    if (document.visibilityState === "hidden") left = Date.now();
    else if (Date.now() - left > AWAY_MS) {
      // The timer need not say the same again.
      last = Date.now();
      run();
    }
  };
  document.addEventListener("visibilitychange", look);
  document.addEventListener("resume", run);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    document.removeEventListener("resume", run);
  };
}
