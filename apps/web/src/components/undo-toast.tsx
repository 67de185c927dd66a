import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { type Countdown, startCountdown } from "../lib/countdown.ts";
import { useCommand } from "../lib/use-command.ts";
import { Button } from "./button.tsx";

export const UNDO_MS = 8000;

export interface UndoOffer {
  text: string;
  undo: () => void;
}

export interface UndoToastProps extends UndoOffer {
  /** It is taken, refused or too late. */
  onEnd: () => void;
}

/** Offers for eight seconds to take back what was done; it waits while the pointer or the focus is on it. */
export function UndoToast({ text, undo, onEnd }: UndoToastProps) {
  const countdown = useRef<Countdown>(undefined);
  const calls = useRef({ undo, onEnd });
  calls.current = { undo, onEnd };
  const take = () => {
    calls.current.onEnd();
    calls.current.undo();
  };
  useCommand("undo.take", take);
  useEffect(() => {
    const running = startCountdown(UNDO_MS, () => calls.current.onEnd());
    countdown.current = running;
    return () => running.stop();
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being on it only makes it wait.
    <div
      onPointerEnter={() => countdown.current?.hold("pointer")}
      onPointerLeave={() => countdown.current?.release("pointer")}
      onFocus={() => countdown.current?.hold("focus")}
      onBlur={() => countdown.current?.release("focus")}
      className="pointer-events-auto flex w-(--width) items-center gap-1 rounded-[10px] py-2 pe-2 ps-4 shadow-popover max-[600px]:w-full"
    >
      <p className="line-clamp-2 min-w-0 flex-1 break-words text-sm">{text}</p>
      <Button variant="ghost" size="sm" className="text-link" aria-keyshortcuts="Control+Z Meta+Z" onClick={take}>
        {t`Undo`}
      </Button>
      <Button variant="quiet" size="icon-sm" aria-label={t`Dismiss`} title={t`Dismiss`} onClick={onEnd}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

/** Shows the offer; returns what withdraws it. */
export function showUndo(offer: UndoOffer) {
  const id = toast.custom((own) => <UndoToast {...offer} onEnd={() => toast.dismiss(own)} />, {
    duration: Number.POSITIVE_INFINITY,
  });
  return () => void toast.dismiss(id);
}
