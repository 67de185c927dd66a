import { create } from "zustand";
import { keep, readKept } from "../lib/kept.ts";

const KEY = "neptun-line-numbers";

/** Whether blocks of code have line numbers, all of them or none; kept in this browser. */
export const useLineNumbers = create(() => ({ isOn: readKept(KEY) === "on" }));

export function toggleLineNumbers() {
  const isOn = !useLineNumbers.getState().isOn;
  keep(KEY, isOn ? "on" : undefined);
  useLineNumbers.setState({ isOn });
}
