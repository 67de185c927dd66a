import { keep, readKept } from "./kept.ts";

/** What sends a message: Enter, or only Enter with Ctrl or Cmd, as a touch keyboard has it. */
export type SendKey = "enter" | "mod-enter";
const KEY = "neptun-send-key";

export const sendKey = (): SendKey => (readKept(KEY) === "mod-enter" ? "mod-enter" : "enter");
export const setSendKey = (choice: SendKey) => void keep(KEY, choice === "enter" ? undefined : choice);
