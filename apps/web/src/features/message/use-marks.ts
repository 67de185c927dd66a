import { toFinder } from "@neptun/api/message/find-text";
import { type RefObject, useEffect, useMemo } from "react";
import { foundRanges } from "./found-ranges.ts";
import { rowId } from "./message-target.ts";
import type { FindOptions, FoundPlace } from "./use-found-messages.ts";

/** The list takes some frames until nothing moves any more. */
const FRAMES = 40;

/**
 * Marks a text in the messages that are in the page, and brings the current place into view. The marks are the browser's own
 * highlights: no element is added to the texts. A browser without them gets the current place selected.
 */
export function useMarks(
  area: RefObject<HTMLElement | null>,
  text: string,
  options: FindOptions,
  place: FoundPlace | undefined,
) {
  const { match_case, whole_words } = options;
  const finder = useMemo(
    () => (text === "" ? undefined : toFinder(text, { match_case, whole_words })),
    [text, match_case, whole_words],
  );
  useEffect(() => {
    const own = area.current;
    if (!own || !finder) return;
    let frame = 0;
    let framesLeft = FRAMES;
    let isUnfolded = false;
    const mark = () => {
      frame = 0;
      if (!isUnfolded && place) isUnfolded = unfold(place.messageId);
      const all: Range[] = [];
      let here: Range | undefined;
      for (const row of own.querySelectorAll("article[id^=message-]")) {
        const ranges = foundRanges(row, finder);
        if (place && row.id === rowId(place.messageId)) here = ranges[Math.min(place.nth, ranges.length - 1)];
        all.push(...ranges);
      }
      show(all, here);
      if (here && framesLeft > 0) {
        framesLeft--;
        bringIntoView(here, own);
        later();
      }
    };
    const later = () => {
      frame ||= requestAnimationFrame(mark);
    };
    // Whoever scrolls by hand stays where they scroll to.
    const stop = () => {
      framesLeft = 0;
    };
    const changes = new MutationObserver(later);
    changes.observe(own, { childList: true, subtree: true, characterData: true });
    own.addEventListener("wheel", stop, { passive: true });
    own.addEventListener("touchmove", stop, { passive: true });
    mark();
    return () => {
      changes.disconnect();
      cancelAnimationFrame(frame);
      own.removeEventListener("wheel", stop);
      own.removeEventListener("touchmove", stop);
      show([], undefined);
    };
  }, [area, finder, place?.messageId, place?.nth]);
}

/** Opens what is folded of a message; false while it is not in the page. */
function unfold(messageId: number): boolean {
  const row = document.getElementById(rowId(messageId));
  row?.querySelector<HTMLButtonElement>("button[data-unfolds][aria-expanded=false]")?.click();
  return row !== null;
}

function show(all: Range[], here: Range | undefined) {
  if (typeof Highlight === "undefined" || !CSS.highlights) {
    if (here)
      getSelection()?.setBaseAndExtent(here.startContainer, here.startOffset, here.endContainer, here.endOffset);
    return;
  }
  if (all.length > 0) CSS.highlights.set("found", new Highlight(...all));
  else CSS.highlights.delete("found");
  if (here) {
    const mark = new Highlight(here);
    mark.priority = 1;
    CSS.highlights.set("found-here", mark);
  } else CSS.highlights.delete("found-here");
}

/** Scrolls whatever hides it, from the inside out: also a block of code that is folded. */
function bringIntoView(range: Range, area: Element) {
  for (let box = range.startContainer.parentElement; box && box !== area; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight + 1 || getComputedStyle(box).overflowY === "visible") continue;
    const { top, bottom } = range.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    const margin = Math.min(64, view.height / 4);
    if (top < view.top + margin || bottom > view.bottom - margin)
      box.scrollTop += (top + bottom) / 2 - (view.top + view.bottom) / 2;
  }
}
