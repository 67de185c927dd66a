import { plural, t } from "@lingui/core/macro";
import type { MessageStatus } from "@neptun/api/message/schema";
import { memo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { cn } from "../../lib/cn.ts";
import { changeQueued, type Queued } from "../../lib/queue.ts";
import { QueueRow } from "./queue-row.tsx";
import { QueuedEdit } from "./queued-edit.tsx";

export interface QueueListProps {
  chatId: number;
  queue: readonly Queued[];
  /** An answer is being written. */
  isStreaming: boolean;
  /** A message that was sent before did not arrive. */
  isUnsent: boolean;
  /** How the chat's newest message is. */
  status: MessageStatus;
}

/** The messages that wait for the end of an answer, over the field: to be read, changed, moved and taken out. */
export const QueueList = memo(function QueueList(props: QueueListProps) {
  const { chatId, queue, isStreaming, isUnsent, status } = props;
  const [edited, setEdited] = useState<string>();
  const [first] = queue;
  if (!first) return null;
  const held = isStreaming ? undefined : whyHeld(first, isUnsent, status);
  return (
    <section
      aria-label={t`Messages that wait`}
      className="mx-2 animate-fade-in rounded-t-xl border border-b-0 bg-muted/60 px-1.5 pt-1.5 pb-1 text-[13px]"
    >
      <div className="flex min-h-7 flex-wrap items-center gap-x-2 ps-1.5">
        <p
          role="status"
          className={cn("min-w-0 flex-1 basis-48", held === undefined ? "text-muted-foreground" : "text-warning")}
        >
          {held ??
            plural(queue.length, {
              one: "# message goes when the answer has ended",
              other: "# messages go one by one, each when the answer before it has ended",
            })}
        </p>
        {held !== undefined && (
          <Button size="sm" className="h-7" onClick={() => changeQueued(chatId, first.id, { state: "now" })}>
            {t`Send now`}
          </Button>
        )}
      </div>
      <ol aria-label={t`Queue`} className="max-h-[30dvh] overflow-y-auto">
        {queue.map((item, index) => (
          <li key={item.id} className="py-0.5">
            {edited === item.id ? (
              <QueuedEdit chatId={chatId} item={item} onClose={() => setEdited(undefined)} />
            ) : (
              <QueueRow {...{ chatId, item, index }} count={queue.length} onEdit={() => setEdited(item.id)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
});

/** Why the queue waits for the person; undefined where it goes on by itself. */
function whyHeld(first: Queued, isUnsent: boolean, status: MessageStatus): string | undefined {
  if (first.state === "unsent") return t`Not sent: ${first.problem ?? ""}`;
  if (isUnsent) return t`The message before was not sent. The queue waits.`;
  if (first.state === "now") return undefined;
  if (status === "stopped") return t`The answer was stopped. The queue waits.`;
  if (status === "failed") return t`The answer failed. The queue waits.`;
  if (status === "interrupted") return t`The answer was interrupted. The queue waits.`;
  return undefined;
}
