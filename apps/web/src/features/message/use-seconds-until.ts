import { useEffect, useState } from "react";

/**
 * Counts down to a time, in whole seconds; 0 from then on, and where there is none. No longer than from `since` to then: a clock
 * that is wrong keeps nobody waiting.
 */
export function useSecondsUntil(time: string | null | undefined, since: string): number {
  const [end, setEnd] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const until = time ? Date.parse(time) : 0;
    const most = Math.max(0, until - Date.parse(since));
    setNow(Date.now());
    setEnd(Math.min(until, Date.now() + most));
  }, [time, since]);
  const seconds = Math.max(0, Math.ceil((end - now) / 1000));
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), end - now - (seconds - 1) * 1000);
    return () => clearTimeout(timer);
  }, [seconds, end, now]);
  return seconds;
}
