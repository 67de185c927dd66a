import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useCallback, useEffect, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { Button } from "../../components/button.tsx";
import { soon } from "../../components/soon.tsx";
import { onBegun } from "../../lib/branches.ts";
import { type Outgoing, useOutbox } from "../../lib/outbox.ts";
import { errorText } from "../../lib/trpc.ts";
import { EmptyThread } from "./empty-thread.tsx";
import type { MessageTarget } from "./message-target.ts";
import { ThreadList } from "./thread-list.tsx";
import { ThreadSkeleton } from "./thread-skeleton.tsx";
import { useDelivered } from "./use-delivered.ts";
import { useJump } from "./use-jump.ts";
import { useMessages } from "./use-messages.ts";

const Reading = soon(() => import("./reading.tsx").then(({ Reading }) => Reading));

export interface ThreadProps {
  chatId: number;
  /** The message to bring into view. */
  target?: MessageTarget | undefined;
  onOpenFile(fileId: number, compareId?: number): void;
  /** Puts a text into the composer, and the newest version of the file it is about. */
  onPrompt(text: string, title: string): void;
}

/** The messages of a chat, and what is on its way to it. Its answers are followed by the composer of the same chat. */
export function Thread({ chatId, target: named, onOpenFile, onPrompt }: ThreadProps) {
  const area = useRef<HTMLDivElement>(null);
  const { target, go } = useJump(named);
  const { view, messages, newestMessages, isPending, error, ...shown } = useMessages(chatId, target);
  const outgoing = useOutbox(useShallow(({ items }) => items.filter((item) => item.chat_id === chatId)));
  useDelivered(outgoing, newestMessages);
  const sent = outgoing.findLast(({ state }) => state !== "unsent")?.key;
  useEffect(() => {
    if (sent !== undefined) shown.goToNewest();
  }, [sent]);
  useEffect(() => onBegun(chatId, shown.goToNewest));
  // Messages render again only when they change, so what they are given must stay the same.
  const latest = useRef({ onOpenFile, onPrompt });
  latest.current = { onOpenFile, onPrompt };
  const openFile = useCallback((id: number, compareId?: number) => latest.current.onOpenFile(id, compareId), []);
  const prompt = useCallback((text: string, title: string) => latest.current.onPrompt(text, title), []);
  if (isPending) return <ThreadSkeleton />;
  if (error) {
    return (
      <div role="alert" className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 p-6 text-center">
        <p className="text-muted-foreground">
          <Trans>The messages could not be loaded. {errorText(error)}</Trans>
        </p>
        <Button onClick={() => void shown.refetch()} busy={shown.isFetching}>
          {t`Try again`}
        </Button>
      </div>
    );
  }
  if (messages.length === 0 && outgoing.length === 0) return <EmptyThread />;
  return (
    <div ref={area} className="@container relative flex min-h-0 flex-1 flex-col">
      <ThreadList
        key={view.key}
        {...{ chatId, messages }}
        around={view.around}
        outgoing={shown.hasNewer ? NOTHING : outgoing}
        target={shown.target}
        onOpenFile={openFile}
        onPrompt={prompt}
        hasOlder={shown.hasOlder}
        hasNewer={shown.hasNewer}
        loadOlder={shown.loadOlder}
        loadNewer={shown.loadNewer}
        goToNewest={shown.goToNewest}
      />
      <Reading {...{ chatId, area, messages, newestMessages }} hasMore={shown.hasOlder || shown.hasNewer} onGo={go} />
    </div>
  );
}

const NOTHING: Outgoing[] = [];
