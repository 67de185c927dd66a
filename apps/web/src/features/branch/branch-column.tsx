import { t } from "@lingui/core/macro";
import type { ChatBranch } from "@neptun/api/branch/schema";
import type { ChatMessage } from "@neptun/api/message/schema";
import { Button } from "../../components/button.tsx";
import { Markdown } from "../../components/markdown.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { factsOf, nameOf } from "./branch-words.ts";

const PAGE = 20;

export interface BranchColumnProps {
  chatId: number;
  /** What the branch is called beside the other one. */
  side: "A" | "B";
  branch: ChatBranch;
  /** Its messages begin after this one; null where they begin with the chat. */
  afterId: number | null;
  onOpen(): void;
}

/** What is said in one of two branches from where they part. */
export function BranchColumn({ chatId, side, branch, afterId, onOpen }: BranchColumnProps) {
  const query = trpc.message.list.useInfiniteQuery(
    { chat_id: chatId, branch: String(branch.id), after: afterId ?? undefined, limit: PAGE },
    { getNextPageParam: ({ newer }) => (newer === undefined ? undefined : { after: newer }) },
  );
  const messages = query.data?.pages.flatMap((page) => page.chatMessages) ?? [];
  return (
    <section aria-label={side === "A" ? t`Branch A` : t`Branch B`} className="flex min-w-0 flex-col">
      <header className="sticky top-0 z-10 flex items-start gap-2 border-b bg-background py-2">
        <Side side={side} />
        <div className="min-w-0 flex-1">
          <h2 dir="auto" className="line-clamp-2 font-medium text-sm wrap-anywhere">
            {nameOf(branch)}
          </h2>
          <p className="text-[13px] text-muted-foreground tabular-nums">{factsOf(branch).join(" · ")}</p>
        </div>
        {branch.current ? (
          <span className="whitespace-nowrap py-1 font-medium text-[13px] text-link">{t`Shown now`}</span>
        ) : (
          <Button size="sm" variant="ghost" onClick={onOpen}>
            {t`Show in the chat`}
          </Button>
        )}
      </header>
      {query.isPending && <Spinner label={t`Loading`} className="my-4 size-4" />}
      {query.error && (
        <p role="alert" className="py-4 text-sm">
          {errorText(query.error)}
        </p>
      )}
      {messages.map((message) => (
        <Said key={message.id} message={message} />
      ))}
      {query.isSuccess && messages.length === 0 && (
        <p className="py-4 text-muted-foreground text-sm">{t`Nothing was said here.`}</p>
      )}
      {query.hasNextPage && (
        <Button
          size="sm"
          className="my-4 self-start"
          busy={query.isFetching}
          onClick={() => void query.fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      )}
    </section>
  );
}

export const Side = ({ side }: { side: "A" | "B" }) => (
  <span
    aria-hidden="true"
    className="flex size-6 shrink-0 items-center justify-center rounded-md bg-muted font-semibold text-[13px]"
  >
    {side}
  </span>
);

const Said = ({ message }: { message: ChatMessage }) =>
  message.actor === "assistant" ? (
    <article aria-label={t`Answer`} className="min-w-0 py-3">
      <Markdown text={message.message} files={message.blocks} className="leading-[1.65]" />
    </article>
  ) : (
    <article aria-label={message.actor === "user" ? t`You` : t`Instruction to the model`} className="py-3">
      <p
        dir="auto"
        className="ms-auto w-fit max-w-[90%] whitespace-pre-wrap rounded-2xl bg-muted px-4 py-2.5 wrap-anywhere"
      >
        {message.message}
      </p>
    </article>
  );
