import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { errorCode, keyOf, trpc, trpcClient } from "../../lib/trpc.ts";

export type Found = Awaited<ReturnType<typeof trpcClient.search.all.query>>;
export type GroupName = "chats" | "files" | "messages" | "prompts";
export type ChatHit = Found["chats"]["hits"][number];
export type FileHit = Found["files"]["hits"][number];
export type MessageHit = Found["messages"]["hits"][number];
export type PromptHit = Found["prompts"]["hits"][number];

const FIRST = 8;
const MORE = 30;

/** The first hits of every group. Asked for anew at each visit: everything that is stored changes it. */
export const useSearch = (q: string) =>
  useQuery({
    queryKey: keyOf(trpc.search.all, { q, limit: FIRST }, "query"),
    queryFn: ({ signal }) => trpcClient.search.all.query({ q, limit: FIRST }, { signal }),
    enabled: q !== "",
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    retry: (count, error) => count < 2 && errorCode(error) !== "BAD_REQUEST",
  });

/** The rest of a group, once somebody wants it. */
export const useMore = (q: string, group: GroupName, next: string | null) =>
  useInfiniteQuery({
    queryKey: [...keyOf(trpc.search.all, { q, limit: MORE }, "infinite"), group, next],
    queryFn: ({ pageParam, signal }) => trpcClient.search.all.query({ q, limit: MORE, after: pageParam }, { signal }),
    initialPageParam: next,
    getNextPageParam: (page: Found) => page[group].next,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
