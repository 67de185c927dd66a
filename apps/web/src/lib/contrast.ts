import { useSyncExternalStore } from "react";
import { keep, readKept } from "./kept.ts";
import { subscribe, tellBoot } from "./theme.ts";

export type ContrastChoice = "more" | "normal" | "system";
const KEY = "neptun-contrast";

const read = (): ContrastChoice => {
  const choice = readKept(KEY);
  return choice === "more" || choice === "normal" ? choice : "system";
};

export function setContrast(choice: ContrastChoice) {
  keep(KEY, choice);
  tellBoot();
}

/** The choice of the person. */
export const useContrast = () => useSyncExternalStore(subscribe, read);
