import { skipToken } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { bothWays, joinPages, toMessages } from "../../lib/message-pages.ts";
import { messagesAround, messagesPage } from "../../lib/pages.ts";
import { errorCode, trpc } from "../../lib/trpc.ts";
import type { MessageTarget } from "./message-target.ts";
import { forgetPosition, savedPlace } from "./reading-positions.ts";
import { useFoundTarget } from "./use-found-target.ts";

/** Which messages of a chat are shown. */
export interface ThreadView {
  /** Those around this one; those from the newest back, without it. */
  around: number | undefined;
  /** Another one where the list is another one, and not the same with more in it. */
  key: number;
}

/**
 * The messages of a chat that are shown: from the newest back, or around one that was asked for, until what lies between is
 * loaded too. More of them come in both directions.
 */
export function useMessages(chatId: number, target: MessageTarget | undefined) {
  const [view, setView] = useState<ThreadView>(() => ({ around: savedPlace(chatId), key: 0 }));
  const { around, key } = view;
  const newest = trpc.message.list.useInfiniteQuery(messagesPage(chatId), bothWays);
  const window = trpc.message.list.useInfiniteQuery(
    around === undefined ? skipToken : messagesAround(chatId, around),
    bothWays,
  );
  const query = around === undefined ? newest : window;
  const show = (id: number | undefined) =>
    setView((before) => (before.around === id ? before : { around: id, key: before.key + 1 }));
  const { found, isLooking } = useFoundTarget({ chatId, target, view, isReady: newest.isSuccess, show });
  useJoined(chatId, around, () => setView({ around: undefined, key }));
  // Whoever reads already goes on reading until the message that was asked for has come.
  const hasShown = useRef(false);
  const isPending = newest.isPending || query.isPending || (isLooking && !hasShown.current && key === 0);
  hasShown.current ||= !isPending;
  const messages = useMemo(() => toMessages(query.data), [query.data]);
  useEffect(() => {
    if (around === undefined) return;
    // On a branch that is shown meanwhile, the message may not be.
    const isGone = errorCode(window.error) === "NOT_FOUND";
    if (isGone || (window.isSuccess && messages.length === 0)) show(undefined);
  });
  return {
    /** Of the list; another one where another list is shown. */
    view,
    messages,
    newestMessages: useMemo(() => toMessages(newest.data), [newest.data]),
    /** The message that was asked for, once it is among them. */
    target: found,
    isPending,
    error: messages.length === 0 ? query.error : null,
    isFetching: query.isFetching,
    refetch: query.refetch,
    hasOlder: query.hasNextPage,
    hasNewer: around !== undefined,
    loadOlder() {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage({ cancelRefetch: false });
    },
    loadNewer() {
      if (query.hasPreviousPage && !query.isFetching) void query.fetchPreviousPage({ cancelRefetch: false });
    },
    goToNewest() {
      forgetPosition(chatId);
      show(undefined);
    },
  };
}

/** Makes one list of the newest messages and those around another one, as soon as nothing is missing between them. */
function useJoined(chatId: number, around: number | undefined, onJoined: () => void) {
  const utils = trpc.useUtils();
  useEffect(() => {
    if (around === undefined) return;
    const newest = utils.message.list.getInfiniteData(messagesPage(chatId));
    const window = utils.message.list.getInfiniteData(messagesAround(chatId, around));
    const joined = newest && window && joinPages(newest, window);
    if (!joined) return;
    utils.message.list.setInfiniteData(messagesPage(chatId), joined);
    onJoined();
  });
}
