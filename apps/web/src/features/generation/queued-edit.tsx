import { t } from "@lingui/core/macro";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Textarea } from "../../components/input.tsx";
import { holdBack } from "../../lib/one-tab.ts";
import { changeQueued, type Queued } from "../../lib/queue.ts";
import { runCommand } from "../../lib/use-command.ts";
import { isSendKey } from "./composer-field.tsx";
import { queueLock } from "./queue-lock.ts";

export interface QueuedEditProps {
  chatId: number;
  item: Queued;
  onClose(): void;
}

const SAVE_MS = 300;

/** Changes the text of a message that waits. It is kept while it is written, and nothing of the queue is sent meanwhile. */
export function QueuedEdit({ chatId, item, onClose }: QueuedEditProps) {
  const [text, setText] = useState(item.text);
  const before = useRef(item.text);
  const latest = useRef(text);
  latest.current = text;
  const id = item.id;
  const put = (text: string) => {
    if (/\S/.test(text)) changeQueued(chatId, id, { text });
  };
  useEffect(() => holdBack(queueLock(chatId)), [chatId]);
  useEffect(() => {
    const timer = setTimeout(put, SAVE_MS, text);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const save = () => put(latest.current);
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, []);
  const close = (text: string) => {
    latest.current = text;
    put(text);
    onClose();
    runCommand("composer.focus");
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    close(text);
  };
  const cancel = () => close(before.current);
  return (
    <form onSubmit={save} className="space-y-1.5 p-1">
      <Textarea
        autoFocus
        aria-label={t`Text of the message`}
        rows={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            cancel();
          } else if (isSendKey(event)) save(event);
        }}
        className="field-sizing-content max-h-40 min-h-10 text-sm coarse:min-h-11"
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={cancel}>
          {t`Cancel`}
        </Button>
        <Button size="sm" type="submit" variant="primary" disabled={!/\S/.test(text)}>
          {t`Save`}
        </Button>
      </div>
    </form>
  );
}
