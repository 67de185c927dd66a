import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { keyOf, trpc, trpcClient } from "../../lib/trpc.ts";

export interface FindOptions {
  match_case: boolean;
  whole_words: boolean;
}

/** One place of the text in a chat. */
export interface FoundPlace {
  messageId: number;
  /** Which one of those in its message, counted from 0. */
  nth: number;
}

/** Every message of the chat with the text, as far as the server has looked; it is asked until it has looked everywhere. */
export function useFoundMessages(chat_id: number, text: string, options: FindOptions) {
  const input = { chat_id, text, ...options };
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: keyOf(trpc.message.find, input, "infinite"),
    queryFn: ({ pageParam, signal }) => trpcClient.message.find.query({ ...input, after: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    enabled: text !== "",
    // What is said meanwhile is found when it is asked again.
    staleTime: 0,
    gcTime: 0,
    retry: 1,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const found = useMemo(() => data?.pages.flatMap((page) => page.found) ?? [], [data]);
  const total = useMemo(() => found.reduce((sum, { count }) => sum + count, 0), [found]);
  return { found, total, error, isBusy: text !== "" && (isFetching || hasNextPage) };
}

type Found = ReturnType<typeof useFoundMessages>["found"];

/** The place with this number among all, counted from 0. */
export function placeAt(found: Found, number: number): FoundPlace | undefined {
  let rest = number;
  for (const { message_id, count } of found) {
    if (rest < count) return { messageId: message_id, nth: rest };
    rest -= count;
  }
  return undefined;
}

/** The number of the first place in this message or after it; of the first of all where there is none. */
export function numberFrom(found: Found, messageId: number): number {
  let number = 0;
  for (const { message_id, count } of found) {
    if (message_id >= messageId) return number;
    number += count;
  }
  return 0;
}
