import { useCallback, useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { Button } from "../../components/button.tsx";
import { toMessages } from "../../lib/message-pages.ts";
import { useOutbox } from "../../lib/outbox.ts";
import { messagesPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { EmptyThread } from "./empty-thread.tsx";
import type { MessageTarget } from "./message-target.ts";
import { ThreadList } from "./thread-list.tsx";
import { ThreadSkeleton } from "./thread-skeleton.tsx";
import { useDelivered } from "./use-delivered.ts";
import { useTarget } from "./use-target.ts";

export interface ThreadProps {
  chatId: number;
  /** The message to bring into view. */
  target?: MessageTarget | undefined;
  onOpenFile(fileId: number, compareId?: number): void;
  /** Puts a text into the composer, and the newest version of the file it is about. */
  onPrompt(text: string, title: string): void;
}

/** The messages of a chat: the newest first, older ones as the reader goes up. Its answers are followed by the composer of the same chat. */
export function Thread({ chatId, target, onOpenFile, onPrompt }: ThreadProps) {
  const query = trpc.message.list.useInfiniteQuery(messagesPage(chatId), { getNextPageParam: ({ next }) => next });
  const messages = useMemo(() => toMessages(query.data), [query.data]);
  const outgoing = useOutbox(useShallow(({ items }) => items.filter((item) => item.chat_id === chatId)));
  useDelivered(outgoing, messages);
  const loaded = useTarget(chatId, target, query.isSuccess);
  // Messages render again only when they change, so what they are given must stay the same.
  const latest = useRef({ onOpenFile, onPrompt });
  latest.current = { onOpenFile, onPrompt };
  const openFile = useCallback((id: number, compareId?: number) => latest.current.onOpenFile(id, compareId), []);
  const prompt = useCallback((text: string, title: string) => latest.current.onPrompt(text, title), []);
  if (query.isPending) return <ThreadSkeleton />;
  if (query.isError && messages.length === 0) {
    return (
      <div role="alert" className="flex min-h-0 flex-1 flex-col items-center justify-center gap-4 p-6 text-center">
        <p className="text-muted-foreground">The messages could not be loaded. {errorText(query.error)}</p>
        <Button onClick={() => void query.refetch()} busy={query.isFetching}>
          Try again
        </Button>
      </div>
    );
  }
  if (messages.length === 0 && outgoing.length === 0) return <EmptyThread />;
  return (
    <ThreadList
      chatId={chatId}
      messages={messages}
      outgoing={outgoing}
      target={loaded}
      onOpenFile={openFile}
      onPrompt={prompt}
      isWhole={!query.hasNextPage}
      loadOlder={() => {
        if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
      }}
    />
  );
}
