import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { keyOf, queryClient, trpc, trpcClient } from "../../lib/trpc.ts";

type Page = Awaited<ReturnType<typeof trpcClient.trash.list.query>>;
export type TrashItem = Page["items"][number];
export const itemKey = ({ kind, id }: Pick<TrashItem, "kind" | "id">) => `${kind}.${id}`;

const queryKey = keyOf(trpc.trash.list, undefined, "infinite");

/** What was deleted, newest first. It is asked for at every visit: the whole product puts things here. */
export const useTrash = () =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => trpcClient.trash.list.query({ limit: 50, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    // What was just restored keeps its row, with the way to it.
    refetchOnWindowFocus: false,
  });

/** Takes items off the list. */
export const dropItems = (isGone: (item: TrashItem) => boolean) =>
  queryClient.setQueryData<InfiniteData<Page, string | null>>(
    queryKey,
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, items: page.items.filter((one) => !isGone(one)) })),
      },
  );
