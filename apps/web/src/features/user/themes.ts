import { msg } from "@lingui/core/macro";
import { Monitor, Moon, Sun } from "lucide-react";

/** What can be chosen, in the order of the choices. */
export const themes = [
  { value: "light", text: msg`Light`, Icon: Sun },
  { value: "dark", text: msg`Dark`, Icon: Moon },
  { value: "system", text: msg`System`, Icon: Monitor },
] as const;
