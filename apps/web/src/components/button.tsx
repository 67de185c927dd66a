import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "../lib/cn.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: "primary" | "secondary" | "ghost" | "quiet" | "danger";
  size?: "sm" | "md" | "lg" | "icon" | "icon-sm";
  /** Renders the only child (a link, say) in the looks of a button. */
  asChild?: boolean;
  /** Shows a spinner and refuses clicks. */
  busy?: boolean;
}

export function Button({
  variant = "secondary",
  size = "md",
  asChild,
  busy,
  className,
  children,
  disabled,
  type,
  ...props
}: ButtonProps) {
  const classes = cn("button", `button-${variant}`, `button-${size}`, className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? "button"}
      className={classes}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
