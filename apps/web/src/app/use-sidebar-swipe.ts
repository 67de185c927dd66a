import { useEffect } from "react";
import { isRtl } from "../lib/direction.ts";
import { useIsNarrow } from "../lib/use-media.ts";
import { useSidebar } from "./use-sidebar.ts";

/** How far from the edge a swipe may begin, and how far it has to go, in pixels. */
const EDGE = 32;
const FAR = 56;

/** A finger that comes in from the start edge opens the sidebar over the page; one that goes back towards it closes it. */
export function useSidebarSwipe() {
  const narrow = useIsNarrow();
  useEffect(() => {
    if (!narrow) return;
    let from: Touch | undefined;
    const begin = ({ touches }: TouchEvent) => {
      from = touches.length === 1 ? touches[0] : undefined;
    };
    const move = ({ touches: [at] }: TouchEvent) => {
      if (!from || !at) return;
      const along = (at.clientX - from.clientX) * (isRtl() ? -1 : 1);
      const across = Math.abs(at.clientY - from.clientY);
      // Whoever scrolls means nothing else.
      if (across > Math.max(16, Math.abs(along))) from = undefined;
      else if (Math.abs(along) >= FAR) turn(from, along > 0);
    };
    const turn = ({ clientX }: Touch, isOpening: boolean) => {
      from = undefined;
      const { overlay, setOverlay } = useSidebar.getState();
      const edge = isRtl() ? innerWidth - clientX : clientX;
      if (isOpening ? !overlay && edge <= EDGE && !document.querySelector("[role=dialog]") : overlay)
        setOverlay(isOpening);
    };
    const options = { passive: true };
    addEventListener("touchstart", begin, options);
    addEventListener("touchmove", move, options);
    return () => {
      removeEventListener("touchstart", begin);
      removeEventListener("touchmove", move);
    };
  }, [narrow]);
}
