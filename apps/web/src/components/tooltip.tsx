import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

export interface TooltipProps {
  text: ReactNode;
  side?: "top" | "bottom";
  /** One element that takes a ref and focus. */
  children: ReactNode;
}

export function Tooltip({ text, side = "bottom", children }: TooltipProps) {
  return (
    <Radix.Root>
      {/* Not when the focus comes back from a menu that the mouse opened. The mark tells what has a hint before it is shown. */}
      <Radix.Trigger
        asChild
        data-hint=""
        onFocus={(event) => event.currentTarget.matches(":focus-visible") || event.preventDefault()}
      >
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 max-w-64 animate-fade-in rounded-md bg-foreground px-2 py-1 text-background text-xs"
        >
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
