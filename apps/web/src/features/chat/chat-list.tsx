import { t } from "@lingui/core/macro";
import { keepPreviousData } from "@tanstack/react-query";
import { ArrowUpDown, X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { Virtualizer } from "virtua";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { later } from "../../components/later.tsx";
import { ListItem, SetSize } from "../../components/list-item.tsx";
import { soon } from "../../components/soon.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { toRows } from "./chat-groups.ts";
import { ChatLink } from "./chat-link.tsx";
import { OUT_OF_PROJECT, useChatDrop, useIsTakingOut } from "./drag-chats.ts";
import { pagesFor, useListOrder } from "./list-order.ts";
import { leaveSelection, selectTo, toggleSelected, useSelection } from "./selection.ts";

const BulkBar = soon(() => import("./bulk-bar.tsx").then(({ BulkBar }) => BulkBar));
const OrderMenu = later("menu", () => import("./order-menu.tsx").then(({ OrderMenu }) => OrderMenu));

const AHEAD_PX = 600;

/** All chats, or those whose name contains the query, under what is given as children. */
export function ChatList({ query, children }: { query: string; children?: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const isTakingOut = useIsTakingOut();
  const { order, tag } = useListOrder();
  const pages = pagesFor({ order, tag }, query);
  const list = trpc.chat.list.useInfiniteQuery(pages.chats, {
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const pins = trpc.chat.list.useInfiniteQuery(pages.pinned, {
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => {
    const chats = list.data?.pages.flatMap((page) => page.chats) ?? [];
    // Who looks for a name gets one list.
    if (query !== "" || !pins.data) return toRows(chats, [], order);
    return toRows(
      chats.filter((chat) => !chat.pinned),
      pins.data.pages.flatMap((page) => page.chats),
      order,
    );
  }, [list.data, pins.data, query, order]);
  // Another list begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [query, order, tag]);
  const more = () => {
    const element = scroller.current;
    if (!element || !list.hasNextPage || list.isFetchingNextPage) return;
    if (element.scrollTop + element.clientHeight > element.scrollHeight - AHEAD_PX) void list.fetchNextPage();
  };
  const selecting = useSelection(({ ids }) => ids !== undefined);
  // Whoever leaves goes on from the list; the bar that had the focus is gone.
  useEffect(() => {
    if (!selecting) return;
    return () => {
      setTimeout(() => document.activeElement === document.body && scroller.current?.focus({ preventScroll: true }));
    };
  }, [selecting]);
  useEffect(() => leaveSelection, []);
  useEscape(frame, selecting);
  const select = (id: number, isRange: boolean) => {
    if (!isRange) return toggleSelected(id);
    selectTo(
      id,
      rows.flatMap((row) => (row.kind === "chat" ? [row.chat.id] : [])),
    );
  };
  return (
    <div ref={frame} className="relative flex min-h-0 flex-1 flex-col" {...useChatDrop()}>
      <div
        ref={scroller}
        tabIndex={-1}
        onScroll={more}
        aria-busy={list.isPlaceholderData}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4 focus:outline-none aria-busy:opacity-60"
      >
        {children}
        {list.data && (
          // On the line of the first heading.
          <div className="relative z-10 h-0">
            <div className="absolute top-3 inset-e-0 flex coarse:-top-1 max-w-[65%] items-center bg-sidebar">
              {tag !== undefined && (
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={t`No longer only the tag ${tag}`}
                  title={tag}
                  className="min-w-0 rounded-full"
                  onClick={() => useListOrder.setState({ tag: undefined })}
                >
                  <span dir="auto" className="min-w-0 truncate">
                    {tag}
                  </span>
                  <X aria-hidden="true" />
                </Button>
              )}
              <OrderMenu>
                <IconButton label={t`Sort and filter the chats`} size="icon-sm">
                  <ArrowUpDown aria-hidden="true" />
                </IconButton>
              </OrderMenu>
            </div>
          </div>
        )}
        {list.isPending && <Skeleton />}
        {list.isError && !list.data && (
          <div role="alert" className="space-y-2 px-2.5 py-4 text-muted-foreground text-sm">
            <p>{errorText(list.error)}</p>
            <Button size="sm" onClick={() => list.refetch()}>
              {t`Try again`}
            </Button>
          </div>
        )}
        {list.data && rows.length === 0 && (
          <p className="px-2.5 pt-12 pb-4 text-muted-foreground text-sm">{emptyText(query, tag)}</p>
        )}
        {/* The buffer is larger than the children above the list, which it does not know. */}
        <SetSize value={list.hasNextPage ? -1 : rows.length}>
          <Virtualizer scrollRef={scroller} as="ul" item={ListItem} bufferSize={AHEAD_PX} data={rows}>
            {(row) =>
              row.kind === "heading" ? (
                <h2 key={row.text} className="px-2.5 pt-5 pb-1.5 font-medium text-muted-foreground text-xs">
                  {row.text}
                </h2>
              ) : (
                <ChatLink key={row.chat.id} chat={row.chat} onSelect={(isRange) => select(row.chat.id, isRange)} />
              )
            }
          </Virtualizer>
        </SetSize>
      </div>
      {isTakingOut && (
        <div
          {...OUT_OF_PROJECT}
          className="absolute inset-x-3 bottom-2 z-20 rounded-md border-2 border-dashed bg-card px-3 py-4 text-center text-muted-foreground text-sm shadow-card data-over:border-ring data-over:bg-selected data-over:text-foreground"
        >
          {t`Take out of the project`}
        </div>
      )}
      {selecting && <BulkBar />}
    </div>
  );
}

function emptyText(query: string, tag: string | undefined) {
  if (query !== "") return t`No chat has “${query}” in its name.`;
  return tag === undefined ? t`Your chats will appear here.` : t`No chat has the tag “${tag}”.`;
}

/** Escape leaves the selection from wherever in it the focus is: before the sheet that the list is in on a phone closes. */
function useEscape(frame: RefObject<HTMLElement | null>, selecting: boolean) {
  useEffect(() => {
    if (!selecting) return;
    const leave = (event: KeyboardEvent) => {
      const sheet = frame.current?.closest("[role=dialog]");
      const isInside = event.target instanceof Node && (sheet ?? frame.current)?.contains(event.target);
      if (event.key !== "Escape" || !(isInside || (sheet && event.target === document.body))) return;
      event.stopPropagation();
      event.preventDefault();
      leaveSelection();
    };
    // Who listens at the document hears of it later.
    window.addEventListener("keydown", leave, { capture: true });
    return () => window.removeEventListener("keydown", leave, { capture: true });
  }, [frame, selecting]);
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
