import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** What a reader can reach with a turn of the wheel. */
const NEAR_PX = 1_600;
/** A list that scrolls takes what grows above its view for its own affair; only one that stands still leaves it to us. */
const CALM_MS = 200;

const nothing: ReadonlySet<number> = new Set();

/**
 * The numbers of the `data-far` elements inside that came near the view of their scroller. What is in view stays where it is
 * when they change their height, and what is selected stays as it is.
 */
export function useNear(root: RefObject<HTMLElement | null>): ReadonlySet<number> {
  const [near, setNear] = useState(nothing);
  useEffect(() => {
    const own = root.current;
    const scroller = own && scrollerOf(own);
    if (!own || !scroller) return;
    const wanted = new Set<HTMLElement>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    const show = () => {
      const ready = [...wanted].filter((element) => !isSelected(element));
      if (ready.length === 0) return;
      for (const element of ready) wanted.delete(element);
      const keep = keepPlace(own, scroller);
      flushSync(() => setNear((before) => new Set([...before, ...ready.map(({ dataset }) => Number(dataset.far))])));
      keep();
    };
    const whenCalm = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      // In a frame, the new sizes are measured before the scrolling that they cause is reported.
      if (wanted.size > 0) timer = setTimeout(() => (frame = requestAnimationFrame(show)), CALM_MS);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (target instanceof HTMLElement) wanted[isIntersecting ? "add" : "delete"](target);
        }
        whenCalm();
      },
      { root: scroller, rootMargin: `${NEAR_PX}px 0px` },
    );
    for (const element of own.querySelectorAll("[data-far]")) observer.observe(element);
    scroller.addEventListener("scroll", whenCalm, { passive: true });
    document.addEventListener("selectionchange", whenCalm);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      scroller.removeEventListener("scroll", whenCalm);
      document.removeEventListener("selectionchange", whenCalm);
    };
  }, [root]);
  return near;
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  const parent = element.parentElement;
  return !parent || /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
}

function isSelected(element: HTMLElement) {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}

/** Notes where the first child stands that begins in view; what is returned scrolls it back there. */
function keepPlace(own: HTMLElement, scroller: HTMLElement) {
  const top = scroller.getBoundingClientRect().top;
  const all = [...own.children];
  const at = all.findIndex((child) => child.getBoundingClientRect().top >= top);
  if (at < 0) return () => {};
  const before = all[at]!.getBoundingClientRect().top;
  return () => {
    const after = own.children[at]?.getBoundingClientRect().top ?? before;
    if (after !== before) scroller.scrollTop += after - before;
  };
}
