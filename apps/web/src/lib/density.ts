import { useSyncExternalStore } from "react";
import { keep, readKept } from "./kept.ts";
import { subscribe, tellBoot } from "./theme.ts";

export type Density = "comfortable" | "compact";
const KEY = "neptun-density";

const read = (): Density => (readKept(KEY) === "compact" ? "compact" : "comfortable");

export function setDensity(choice: Density) {
  keep(KEY, choice);
  tellBoot();
}

/** The choice of the person. */
export const useDensity = () => useSyncExternalStore(subscribe, read);
