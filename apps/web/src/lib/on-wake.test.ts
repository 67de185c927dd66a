// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onWake } from "./on-wake.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const show = (state: "visible" | "hidden") => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
};

it("calls once for a sleep, and for a page that was out of view for a while; not for a glance away", () => {
  const run = vi.fn();
  const stop = onWake(run);
  show("visible");
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(0);

  // The machine sleeps: the clock goes on, timers do not.
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(1);

  show("hidden");
  vi.advanceTimersByTime(1_000);
  show("visible");
  expect(run).toHaveBeenCalledTimes(1);
  show("hidden");
  vi.advanceTimersByTime(5_000);
  show("visible");
  expect(run).toHaveBeenCalledTimes(2);
  stop();
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(2);
});
