import { t } from "@lingui/core/macro";
import { MessagesSquare } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { projectChatsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { ChatLink } from "./chat-link.tsx";

export interface ProjectChatsProps {
  projectId: number;
  /** What to do where there is none yet. */
  empty: ReactNode;
}

/** The chats of a project, last used first. */
export function ProjectChats({ projectId, empty }: ProjectChatsProps) {
  const list = trpc.chat.list.useInfiniteQuery(projectChatsPage(projectId), { getNextPageParam: (page) => page.next });
  const chats = list.data?.pages.flatMap((page) => page.chats) ?? [];
  return (
    <section aria-labelledby="project-chats">
      <h2 id="project-chats" className="mb-2 font-medium text-muted-foreground text-sm">
        {t`Chats`}
      </h2>
      {list.isSuccess && chats.length === 0 && (
        <EmptyState
          icon={<MessagesSquare aria-hidden="true" />}
          title={t`No chats in this project yet`}
          className="rounded-xl border border-dashed"
          action={empty}
        >
          {t`Ask something above, bring the files that there are, or move a chat here from its menu.`}
        </EmptyState>
      )}
      <ul className="-mx-2.5">
        {chats.map((chat) => (
          <li key={chat.id}>
            <ChatLink
              chat={chat}
              detail={
                <time
                  dateTime={chat.updated_at}
                  title={fullDate(chat.updated_at)}
                  className="shrink-0 text-muted-foreground text-xs"
                >
                  {shortDate(chat.updated_at)}
                </time>
              }
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t`Show more`}
        </Button>
      )}
    </section>
  );
}
