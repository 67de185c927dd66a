import { useRef } from "react";

/** Whether, since the last change of the first row, rows came before it: then the list keeps its place from the end. */
export function useIsPrepended(firstId: number | undefined): boolean {
  const seen = useRef({ firstId, isPrepended: false });
  const before = seen.current.firstId;
  if (before !== firstId) {
    seen.current = { firstId, isPrepended: before !== undefined && firstId !== undefined && firstId < before };
  } else seen.current = { firstId, isPrepended: false };
  return seen.current.isPrepended;
}
