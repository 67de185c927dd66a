import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** A reader this near to the end is at the end. */
const NEAR = 80;

const toEnd = ({ scrollHeight, clientHeight, scrollTop }: HTMLElement) => scrollHeight - clientHeight - scrollTop;

interface FollowOptions {
  startsAtEnd: boolean;
  /** More comes below what is loaded: its end is not the end. */
  isOpen: boolean;
  /** Changes when the reader sends something: then the end is shown wherever the reader was. */
  sent?: string;
  /** An answer is being written, or was asked for here, and the view is to stay where it is when that grows out of it. */
  stays: boolean;
  /** Called before the end is looked for, when a size changed; says whether what was sent last and its answer fit the view. */
  fit(): boolean;
}

/** Keeps the end of a growing scroller in view while the reader is there, and never pulls a reader who went up. */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  { startsAtEnd, isOpen, sent, stays, fit }: FollowOptions,
) {
  const isOpenNow = useRef(isOpen);
  isOpenNow.current = isOpen;
  const staysNow = useRef(stays);
  staysNow.current = stays;
  const isFollowing = useRef(startsAtEnd);
  // Somebody went to the end while an answer grew, and wants to stay there.
  const wantsEnd = useRef(false);
  const [isAway, setAway] = useState(false);

  // Where the view was last seen to be. Where a list that shrank for a moment has put it, nobody has scrolled.
  const seen = useRef({ top: 0, height: 0 });

  /** Something has changed its size: whoever is at the end stays there. */
  const stick = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const fits = fit();
    const isAtEnd = toEnd(element) <= 1;
    if (staysNow.current && !fits && !wantsEnd.current && !isAtEnd) isFollowing.current = false;
    if (isFollowing.current && !isAtEnd) element.scrollTop = element.scrollHeight;
    if (isFollowing.current) seen.current = { top: element.scrollTop, height: element.scrollHeight };
    setAway(!isFollowing.current && toEnd(element) > NEAR);
  }, [scroller, fit]);

  const goToEnd = () => {
    fit();
    isFollowing.current = true;
    setAway(false);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };

  const followOn = () => {
    wantsEnd.current = true;
    goToEnd();
  };

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    seen.current = { top: element.scrollTop, height: element.scrollHeight };
    const onScroll = () => {
      const { scrollTop: top, scrollHeight: height } = element;
      const isUp = top < seen.current.top - 1;
      const hasShrunk = height < seen.current.height;
      const distance = toEnd(element);
      seen.current = { top, height };
      if (isUp && !hasShrunk && distance > 1) isFollowing.current = false;
      else if (!isUp && !isOpenNow.current && distance <= NEAR) isFollowing.current = true;
      setAway(!isFollowing.current && distance > NEAR);
    };
    const detach = () => {
      if (element.scrollHeight <= element.clientHeight) return;
      isFollowing.current = false;
      wantsEnd.current = false;
    };
    const onWheel = ({ deltaY }: WheelEvent) => deltaY < 0 && detach();
    const onKey = ({ key }: KeyboardEvent) => ["ArrowUp", "PageUp", "Home"].includes(key) && detach();
    // What a reader opens or closes must stay where it is.
    const onClick = ({ target }: MouseEvent) =>
      target instanceof Element && target.closest("[aria-expanded], [aria-pressed], summary") && detach();
    let touchedAt = 0;
    const onTouchStart = ({ touches }: TouchEvent) => {
      touchedAt = touches[0]?.clientY ?? 0;
    };
    const onTouchMove = ({ touches }: TouchEvent) => (touches[0]?.clientY ?? 0) > touchedAt + 4 && detach();
    const sizes = new ResizeObserver(stick);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    element.addEventListener("scroll", onScroll, { passive: true });
    element.addEventListener("wheel", onWheel, { passive: true });
    element.addEventListener("touchstart", onTouchStart, { passive: true });
    element.addEventListener("touchmove", onTouchMove, { passive: true });
    element.addEventListener("keydown", onKey);
    element.addEventListener("click", onClick, { capture: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", onScroll);
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("touchstart", onTouchStart);
      element.removeEventListener("touchmove", onTouchMove);
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("click", onClick, { capture: true });
    };
  }, [scroller, stick]);

  useLayoutEffect(() => {
    if (startsAtEnd) goToEnd();
  }, []);
  const sentBefore = useRef(sent);
  useLayoutEffect(() => {
    if (sent !== undefined && sent !== sentBefore.current) {
      wantsEnd.current = false;
      goToEnd();
    }
    sentBefore.current = sent;
  }, [sent]);

  /** The reader goes elsewhere. */
  const leave = useCallback(() => {
    isFollowing.current = false;
  }, []);
  return { isAway, goToEnd: followOn, leave, stick };
}
