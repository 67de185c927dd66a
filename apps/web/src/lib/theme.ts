import { useSyncExternalStore } from "react";
import { keep, readKept } from "./kept.ts";

export type Theme = "light" | "dark" | "system";
const KEY = "neptun-theme";

const read = (): Theme => {
  const choice = readKept(KEY);
  return choice === "light" || choice === "dark" ? choice : "system";
};

/** `boot.js` looks again at what was chosen. */
export const tellBoot = () => void dispatchEvent(new CustomEvent("neptun-theme-choice"));

export function setTheme(theme: Theme) {
  keep(KEY, theme);
  tellBoot();
}

export const subscribe = (listener: () => void) => {
  addEventListener("neptun-theme", listener);
  return () => removeEventListener("neptun-theme", listener);
};

/** The choice of the person. */
export const useTheme = () => useSyncExternalStore(subscribe, read);
/** What is shown now. */
export const useIsDark = () =>
  useSyncExternalStore(subscribe, () => document.documentElement.classList.contains("dark"));
