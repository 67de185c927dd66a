import { t } from "@lingui/core/macro";
import { Check, Copy } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useState } from "react";
import { announce } from "../lib/announce.ts";
import { copyText } from "../lib/copy-text.ts";
import { IconButton, type IconButtonProps } from "./icon-button.tsx";

export interface CopyButtonProps extends Omit<IconButtonProps, "label" | "onClick"> {
  label?: string;
  /** The exact text; a function is asked at the click, and told whether Shift was held. */
  text: string | ((isShifted: boolean) => string | Promise<string>);
  icon?: ReactNode;
}

/** Copies, and shows and says so for two seconds. */
export function CopyButton({ text, label = t`Copy`, size = "icon-sm", icon, ...props }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async ({ shiftKey }: MouseEvent) => {
    try {
      await copyText(typeof text === "function" ? await text(shiftKey) : text);
      setState("copied");
      announce(t`Copied`);
    } catch {
      setState("failed");
      announce(t`The browser did not allow copying`);
    }
  };
  const said = { idle: label, copied: t`Copied`, failed: t`The browser did not allow copying` }[state];
  return (
    <IconButton label={said} size={size} onClick={copy} {...props}>
      {state === "copied" ? (
        <Check aria-hidden="true" className="text-success" />
      ) : (
        (icon ?? <Copy aria-hidden="true" />)
      )}
    </IconButton>
  );
}
