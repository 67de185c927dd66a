import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStorage } from "../lib/kept.ts";

interface SidebarState {
  /** Beside the page, on wide screens. */
  open: boolean;
  /** Over the page, on narrow ones; never kept. */
  overlay: boolean;
  projectsOpen: boolean;
  /** In pixels, where it is beside the page. */
  width: number;
  setWidth: (width: number) => void;
  setOpen: (open: boolean) => void;
  setOverlay: (overlay: boolean) => void;
  toggleProjects: () => void;
}

export const useSidebar = create<SidebarState>()(
  persist(
    (set) => ({
      open: true,
      overlay: false,
      projectsOpen: true,
      width: 272,
      setWidth: (width) => set({ width }),
      setOpen: (open) => set({ open }),
      setOverlay: (overlay) => set({ overlay }),
      toggleProjects: () => set((state) => ({ projectsOpen: !state.projectsOpen })),
    }),
    {
      name: "neptun-sidebar",
      storage: createJSONStorage(() => keptStorage),
      partialize: ({ open, projectsOpen, width }) => ({ open, projectsOpen, width }),
    },
  ),
);
