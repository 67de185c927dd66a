import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../lib/cn.ts";
import { Button } from "./button.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  className?: string;
  /** Stays until what it asks for is done. */
  required?: boolean;
  children?: ReactNode;
}

const refuse = (event: Event) => event.preventDefault();

/** A modal dialog in the middle of the page. Focus returns to where it came from. */
export function Dialog({ open, onOpenChange, title, description, footer, className, required, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 grid animate-fade-in grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto bg-overlay p-4">
          <Radix.Content
            {...useReturnFocus(open)}
            aria-describedby={undefined}
            onEscapeKeyDown={required ? refuse : undefined}
            onInteractOutside={required ? refuse : undefined}
            className={cn("dialog", className)}
          >
            <Radix.Title className="wrap-anywhere pe-8 font-semibold text-lg leading-snug">{title}</Radix.Title>
            {description && (
              <Radix.Description className="wrap-anywhere mt-2 text-muted-foreground text-sm">
                {description}
              </Radix.Description>
            )}
            {children && <div className="mt-4">{children}</div>}
            {footer && <div className="mt-6 flex flex-wrap justify-end gap-2">{footer}</div>}
            {!required && (
              <Radix.Close asChild>
                <Button
                  aria-label={t`Close`}
                  title={t`Close`}
                  size="icon"
                  variant="quiet"
                  className="absolute top-4 inset-e-4"
                >
                  <X aria-hidden="true" />
                </Button>
              </Radix.Close>
            )}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
