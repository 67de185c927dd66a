import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStorage } from "../lib/kept.ts";

/** The part of the page that the files panel takes. */
export const useFilesWidth = create<{ percent: number; setPercent: (percent: number) => void }>()(
  persist((set) => ({ percent: 44, setPercent: (percent) => set({ percent }) }), {
    name: "neptun-files-width",
    storage: createJSONStorage(() => keptStorage),
  }),
);
