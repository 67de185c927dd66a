import { useSyncExternalStore } from "react";
import { keep, readKept } from "../../lib/kept.ts";

/** What someone has written into a file and not saved. */
export interface FileDraft {
  /** The version that it was begun from. */
  base_id: number;
  text: string;
  note: string;
}

const PREFIX = "neptun-file-draft:";
const listeners = new Set<() => void>();

export const hasFileDraft = (lineageId: number) => readKept(PREFIX + lineageId) !== undefined;

export function readFileDraft(lineageId: number): FileDraft | undefined {
  const kept = readKept(PREFIX + lineageId);
  return kept === undefined ? undefined : (JSON.parse(kept) as FileDraft);
}

/** Keeps the draft of a file in this browser until it is saved or discarded; false where it goes with the page. */
export function writeFileDraft(lineageId: number, draft: FileDraft | undefined): boolean {
  const isKept = keep(PREFIX + lineageId, draft && JSON.stringify(draft));
  for (const listener of listeners) listener();
  return isKept;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether something unsaved is written into the file. */
export const useHasFileDraft = (lineageId: number | undefined) =>
  useSyncExternalStore(subscribe, () => lineageId !== undefined && hasFileDraft(lineageId));
