import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Archive, ArchiveRestore } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { archivePage } from "../../lib/pages.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { ChatLink } from "./chat-link.tsx";
import { useArchiveChat } from "./use-archive-chat.ts";

/** The chats that were put away, last used first, with the way back. */
export function ArchivedChats() {
  const list = trpc.chat.list.useInfiniteQuery(archivePage, { getNextPageParam: (page) => page.next });
  const chats = list.data?.pages.flatMap((page) => page.chats) ?? [];
  if (list.isError && chats.length === 0)
    return (
      <EmptyState
        title={t`The archive could not be loaded`}
        action={<Button onClick={() => list.refetch()}>{t`Try again`}</Button>}
      >
        {errorText(list.error)}
      </EmptyState>
    );
  if (list.isSuccess && chats.length === 0)
    return (
      <EmptyState
        icon={<Archive aria-hidden="true" />}
        title={t`Nothing is archived`}
        className="rounded-xl border border-dashed"
      >
        {t`Archive a chat from its menu to take it out of the list.`}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t`Archived chats`} className="-ms-2.5">
        {chats.map((chat) => (
          <ArchivedChat key={chat.id} chat={chat} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t`Show more`}
        </Button>
      )}
    </>
  );
}

function ArchivedChat({ chat }: { chat: Chat }) {
  const archive = useArchiveChat();
  const { name, updated_at } = chat;
  return (
    <li className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <ChatLink
          chat={chat}
          detail={
            <time
              dateTime={updated_at}
              title={fullDate(updated_at)}
              className="shrink-0 text-muted-foreground text-xs max-sm:hidden"
            >
              {shortDate(updated_at)}
            </time>
          }
        />
      </div>
      <Button size="sm" aria-label={t`Unarchive ${name}`} onClick={() => archive(chat, false)}>
        <ArchiveRestore aria-hidden="true" />
        {t`Unarchive`}
      </Button>
    </li>
  );
}
