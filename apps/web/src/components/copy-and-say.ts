import { t } from "@lingui/core/macro";
import { announce } from "../lib/announce.ts";
import { copyText } from "../lib/copy-text.ts";
import { toast } from "./toast.tsx";

/** Copies from a menu, which closes before a button could say so. */
export async function copyAndSay(text: string, said: string) {
  try {
    await copyText(text);
    toast.success(said);
    announce(said);
  } catch {
    toast.error(t`The browser did not allow copying`);
  }
}
