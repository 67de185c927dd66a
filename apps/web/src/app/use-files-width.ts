import { create } from "zustand";
import { persist } from "zustand/middleware";

/** The part of the page that the files panel takes. */
export const useFilesWidth = create<{ percent: number; setPercent: (percent: number) => void }>()(
  persist((set) => ({ percent: 44, setPercent: (percent) => set({ percent }) }), { name: "neptun-files-width" }),
);
