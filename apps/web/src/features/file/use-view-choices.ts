import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { DiffMode } from "../../components/diff-view.tsx";
import { keptStorage } from "../../lib/kept.ts";

interface ViewChoices {
  wraps: boolean;
  diffMode: DiffMode;
  setWraps: (wraps: boolean) => void;
  setDiffMode: (diffMode: DiffMode) => void;
}

/** How this person likes to see files. */
export const useViewChoices = create<ViewChoices>()(
  persist(
    (set) => ({
      wraps: false,
      diffMode: "unified",
      setWraps: (wraps) => set({ wraps }),
      setDiffMode: (diffMode) => set({ diffMode }),
    }),
    { name: "neptun-file-view", storage: createJSONStorage(() => keptStorage) },
  ),
);
