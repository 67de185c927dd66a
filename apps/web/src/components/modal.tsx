import { Dialog as Radix } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { useReturnFocus } from "./use-return-focus.ts";

interface ModalProps {
  title: string;
  onClose(): void;
  /** Done once it is closed and the focus is back where it was. */
  next: RefObject<(() => void) | undefined>;
  children: ReactNode;
}

/** A modal panel near the top of the page, all of whose looks are its content's. Focus returns to where it came from. */
export function Modal({ title, onClose, next, children }: ModalProps) {
  const focus = useReturnFocus(true);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
        <Radix.Content
          {...focus}
          onCloseAutoFocus={(event) => {
            focus.onCloseAutoFocus(event);
            if (next.current) setTimeout(next.current);
          }}
          aria-describedby={undefined}
          className="fixed inset-x-0 top-[12dvh] z-40 mx-auto flex max-h-[70dvh] w-[calc(100vw-1.5rem)] max-w-2xl flex-col overflow-hidden rounded-xl border bg-popover shadow-popover focus:outline-none max-sm:top-3 max-sm:max-h-[calc(100dvh-1.5rem)]"
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
