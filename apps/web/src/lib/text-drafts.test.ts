// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { moveDraft, readDraft, writeDraft } from "./text-drafts.ts";

afterEach(() => vi.unstubAllGlobals());

/** Whether the browser would ask before the page goes. */
function isAsked() {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

it("asks before a page goes with a draft that the browser did not keep, until it is saved or discarded", () => {
  writeDraft("a", { text: "kept" });
  expect(isAsked()).toBe(false);
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    removeItem: () => undefined,
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  });
  writeDraft("a", { text: "held" });
  expect(readDraft("a")).toEqual({ text: "held" });
  expect(isAsked()).toBe(true);
  writeDraft("a", undefined);
  expect(isAsked()).toBe(false);
});

it("takes a draft along when its file gets another name", () => {
  writeDraft("a", { text: "mine" });
  moveDraft("a", "b");
  expect([readDraft("a"), readDraft("b")]).toEqual([undefined, { text: "mine" }]);
  moveDraft("a", "b");
  expect(readDraft("b")).toEqual({ text: "mine" });
});
