import { t } from "@lingui/core/macro";
import { AtSign, ChevronDown, ChevronUp, FileCode2, Pencil, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { offerUndo } from "../../components/toast.tsx";
import { announce } from "../../lib/announce.ts";
import { moveQueued, type Queued, removeQueued } from "../../lib/queue.ts";
import { runCommand } from "../../lib/use-command.ts";

export interface QueueRowProps {
  chatId: number;
  item: Queued;
  /** Its place, counted from 0. */
  index: number;
  count: number;
  onEdit(): void;
}

/** What a row shows of a long text. */
const SHOWN = 300;

/** One of the messages that wait. */
export function QueueRow({ chatId, item, index, count, onEdit }: QueueRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const isSending = item.isTried && item.state !== "unsent";
  const place = index + 1;
  const move = (step: -1 | 1) => {
    const now = moveQueued(chatId, item.id, step) + 1;
    announce(t`Moved to place ${now}`);
    // A row that the page moves loses the focus.
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus());
  };
  const remove = () => {
    runCommand("composer.focus");
    offerUndo(t`The message is taken out of the queue`, removeQueued(chatId, item.id));
  };
  return (
    <div ref={row} className="flex items-center gap-1 rounded-md ps-1.5 hover:bg-hover">
      <span className="w-5 shrink-0 text-center text-muted-foreground tabular-nums">
        {isSending ? <Spinner label={t`Sending`} className="size-3.5" /> : place}
      </span>
      <p dir="auto" className="min-w-0 flex-1 truncate" title={item.text.slice(0, SHOWN)}>
        {item.text.slice(0, SHOWN)}
      </p>
      {item.model && (
        <span className="flex min-w-0 max-w-[30%] items-center gap-0.5 text-muted-foreground">
          <AtSign aria-hidden="true" className="size-3 shrink-0" />
          <span className="truncate">{item.model.slice(item.model.indexOf("/") + 1)}</span>
        </span>
      )}
      {item.files.length > 0 && (
        <span className="flex shrink-0 items-center gap-0.5 text-muted-foreground tabular-nums">
          <FileCode2 aria-label={t`Files`} className="size-3.5" />
          {item.files.length}
        </span>
      )}
      <span className={isSending ? "invisible flex shrink-0" : "flex shrink-0"}>
        {count > 1 && (
          <>
            <IconButton
              size="icon-sm"
              side="top"
              label={t`Move message ${place} up`}
              data-step="-1"
              aria-disabled={index === 0}
              onClick={() => index > 0 && move(-1)}
            >
              <ChevronUp aria-hidden="true" />
            </IconButton>
            <IconButton
              size="icon-sm"
              side="top"
              label={t`Move message ${place} down`}
              data-step="1"
              aria-disabled={place === count}
              onClick={() => place < count && move(1)}
            >
              <ChevronDown aria-hidden="true" />
            </IconButton>
          </>
        )}
        <IconButton size="icon-sm" side="top" label={t`Edit message ${place}`} onClick={onEdit}>
          <Pencil aria-hidden="true" className="size-3.5!" />
        </IconButton>
        <IconButton size="icon-sm" side="top" label={t`Take message ${place} out`} onClick={remove}>
          <X aria-hidden="true" />
        </IconButton>
      </span>
    </div>
  );
}
