import { t } from "@lingui/core/macro";
import { keepPreviousData } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { Virtualizer } from "virtua";
import { Button } from "../../components/button.tsx";
import { chatsPage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { toRows } from "./chat-groups.ts";
import { ChatLink } from "./chat-link.tsx";

const AHEAD_PX = 600;

/** All chats, or those whose name contains the query, under what is given as children. */
export function ChatList({ query, children }: { query: string; children?: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = trpc.chat.list.useInfiniteQuery(query === "" ? chatsPage : { ...chatsPage, query }, {
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => toRows(list.data?.pages.flatMap((page) => page.chats) ?? []), [list.data]);
  // Another query begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [query]);
  const more = () => {
    const element = scroller.current;
    if (!element || !list.hasNextPage || list.isFetchingNextPage) return;
    if (element.scrollTop + element.clientHeight > element.scrollHeight - AHEAD_PX) void list.fetchNextPage();
  };
  return (
    <div
      ref={scroller}
      onScroll={more}
      aria-busy={list.isPlaceholderData}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4 aria-busy:opacity-60"
    >
      {children}
      {list.isPending && <Skeleton />}
      {list.isError && (
        <div role="alert" className="space-y-2 px-2.5 py-4 text-muted-foreground text-sm">
          <p>{errorText(list.error)}</p>
          <Button size="sm" onClick={() => list.refetch()}>
            {t`Try again`}
          </Button>
        </div>
      )}
      {list.isSuccess && rows.length === 0 && (
        <p className="px-2.5 py-4 text-muted-foreground text-sm">
          {query === "" ? t`Your chats will appear here.` : t`No chat has “${query}” in its name.`}
        </p>
      )}
      {/* The buffer is larger than the children above the list, which it does not know. */}
      <Virtualizer scrollRef={scroller} as="ul" item="li" bufferSize={AHEAD_PX}>
        {rows.map((row) =>
          row.kind === "heading" ? (
            <h2 key={row.text} className="px-2.5 pt-5 pb-1.5 font-medium text-muted-foreground text-xs">
              {row.text}
            </h2>
          ) : (
            <ChatLink key={row.chat.id} chat={row.chat} />
          ),
        )}
      </Virtualizer>
    </div>
  );
}

const Skeleton = () => (
  <div aria-hidden="true" className="space-y-2 px-2.5 pt-6">
    {[72, 56, 84, 64, 48].map((width) => (
      <div key={width} className="h-7 py-1.5">
        <div className="h-full rounded bg-hover" style={{ width: `${width}%` }} />
      </div>
    ))}
  </div>
);
