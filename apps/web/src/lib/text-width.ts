import { useSyncExternalStore } from "react";
import { keep, readKept } from "./kept.ts";
import { subscribe, tellBoot } from "./theme.ts";

export type TextWidth = "normal" | "wide";
const KEY = "neptun-width";

export const readTextWidth = (): TextWidth => (readKept(KEY) === "wide" ? "wide" : "normal");

export function setTextWidth(choice: TextWidth) {
  keep(KEY, choice);
  tellBoot();
}

/** The choice of the person. */
export const useTextWidth = () => useSyncExternalStore(subscribe, readTextWidth);
