import { t } from "@lingui/core/macro";
import type { ChatMessage } from "@neptun/api/message/schema";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { lineKey } from "../../lib/direction.ts";
import { useVersions } from "./use-versions.ts";

/** ‹ 2/3 ›: which of the messages in this place is shown, and the way to the others. */
export function Versions({ message }: { message: ChatMessage }) {
  const { ids, open, isPending } = useVersions(message);
  const at = ids.indexOf(message.id);
  if (at < 0) return null;
  const go = (to: number) => {
    const id = ids[to];
    if (id !== undefined && !isPending) open(id);
  };
  const step = ({ key }: KeyboardEvent) => {
    if (lineKey(key) === "ArrowLeft") go(at - 1);
    if (lineKey(key) === "ArrowRight") go(at + 1);
  };
  const [place, count] = [at + 1, ids.length];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of its buttons
    <span className="flex items-center" onKeyDown={step}>
      <IconButton label={t`Previous version`} size="icon-sm" disabled={at === 0} onClick={() => go(at - 1)}>
        <ChevronLeft aria-hidden="true" />
      </IconButton>
      <span className="tabular-nums">
        {place}/{count}
      </span>
      <IconButton label={t`Next version`} size="icon-sm" disabled={place === count} onClick={() => go(at + 1)}>
        <ChevronRight aria-hidden="true" />
      </IconButton>
    </span>
  );
}
