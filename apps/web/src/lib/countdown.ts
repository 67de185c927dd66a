export interface Countdown {
  /** Stands still for this reason, until no reason is left. */
  hold(reason: string): void;
  release(reason: string): void;
  stop(): void;
}

/** Calls back once so many milliseconds have passed in which nothing held it. */
export function startCountdown(milliseconds: number, onEnd: () => void): Countdown {
  const reasons = new Set<string>();
  let left = milliseconds;
  let since = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(onEnd, left);
  let isStopped = false;
  return {
    hold(reason) {
      if (reasons.size === 0) left -= Date.now() - since;
      reasons.add(reason);
      clearTimeout(timer);
    },
    release(reason) {
      if (!reasons.delete(reason) || reasons.size > 0 || isStopped) return;
      since = Date.now();
      timer = setTimeout(onEnd, left);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
