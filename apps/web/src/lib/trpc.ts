import { t } from "@lingui/core/macro";
import type { AppRouter } from "@neptun/api";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import {
  createTRPCClient,
  createTRPCQueryUtils,
  createTRPCReact,
  getQueryKey,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from "@trpc/react-query";
import { resumeLink } from "./resume-link.ts";
import { translate } from "./strings.ts";
import { wholeTreeLink } from "./whole-tree-link.ts";

export const trpc = createTRPCReact<AppRouter>();
/** The key under which the cache keeps a procedure's answers. */
export const keyOf = getQueryKey;

type ApiError = TRPCClientError<AppRouter>;
export type ErrorCode = NonNullable<ApiError["data"]>["code"];

const isApiError = (error: unknown): error is ApiError => error instanceof TRPCClientError;

/** The code the server gave; undefined where no answer came. */
export const errorCode = (error: unknown): ErrorCode | undefined => (isApiError(error) ? error.data?.code : undefined);

type Refusal = { message: string; said?: NonNullable<ApiError["data"]>["said"] };
/** In the reader's language, if the catalog has it. */
const heard = ({ message, said }: Refusal) => translate(said?.text ?? message, said && { ...said.values });

/** The server's issues with the input, by field. */
export const errorIssues = (error: unknown) =>
  isApiError(error) ? (error.data?.issues ?? []).map((issue) => ({ ...issue, message: heard(issue) })) : [];

/** What to tell a person. */
export function errorText(error: unknown): string {
  if (isApiError(error) && error.data) {
    const { issues, said } = error.data;
    return heard(issues.length === 1 ? issues[0]! : { message: error.message, said });
  }
  if (isApiError(error)) return t`The server cannot be reached. Try again in a moment.`;
  return error instanceof Error ? error.message : t`Something went wrong`;
}

let sessionEnded = () => {};
/** Called whenever the server no longer knows the session. */
export const onSessionEnd = (listener: () => void) => {
  sessionEnded = listener;
};
const watch = (error: unknown) => {
  if (errorCode(error) === "UNAUTHORIZED") sessionEnded();
};

/** Refusals come again; only what did not answer is asked again. */
const isTransient = (error: unknown) => {
  const code = errorCode(error);
  return code === undefined || code === "SERVICE_UNAVAILABLE" || code === "BAD_GATEWAY";
};

/** The first request with the same key has not ended yet: its answer can be had in a moment. */
const isStillRunning = (error: unknown) =>
  errorCode(error) === "CONFLICT" && isApiError(error) && error.data?.retryAfterSeconds != null;

/** The server has decided against it: nothing was done, and the same again would not be either. */
export const isRefused = (error: unknown) => {
  const status = (isApiError(error) && error.data?.httpStatus) || 0;
  return [400, 403, 404, 412, 413, 422].includes(status) || (status === 409 && !isStillRunning(error));
};

const FEW_PAGES = 3;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      networkMode: "always",
      // Lists of many pages are changed by what happens; asked for again, all their pages would come one after the other.
      refetchOnWindowFocus: ({ state }) =>
        ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= FEW_PAGES,
      // Without a network it is not looked for.
      retry: (count, error) => count < 2 && navigator.onLine && isTransient(error),
    },
    mutations: {
      networkMode: "always",
      retry: (count, error) => count < 20 && isStillRunning(error),
      retryDelay: 500,
    },
  },
});

/** Whether someone was signed in when the page was opened, and still is as far as they know. */
const isOpenPage = () => queryClient.getQueryData(getQueryKey(trpc.user.get, undefined, "query")) !== undefined;

const links = [
  resumeLink(isOpenPage),
  wholeTreeLink,
  splitLink({
    condition: (operation) => operation.type === "subscription",
    true: httpSubscriptionLink({ url: "/trpc" }),
    false: httpBatchLink({ url: "/trpc", maxURLLength: 6000 }),
  }),
];

export const trpcClient = createTRPCClient<AppRouter>({ links });
/** Typed access to the cache, outside components too (route loaders). */
export const utils = createTRPCQueryUtils<AppRouter>({ queryClient, client: trpcClient });
