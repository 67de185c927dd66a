import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { chatsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";

const SHOWN = 4;

/** The chats that were used last, to go on with. Nothing where there are none. */
export function RecentChats() {
  const { data } = trpc.chat.list.useInfiniteQuery(chatsPage, { getNextPageParam: (page) => page.next });
  const chats = data?.pages[0]?.chats.slice(0, SHOWN) ?? [];
  if (chats.length === 0) return null;
  return (
    <section aria-labelledby="recent-chats" className="mt-8">
      <h2 id="recent-chats" className="mb-1 font-medium text-muted-foreground text-sm">
        {t`Go on with`}
      </h2>
      <ul className="-mx-3">
        {chats.map(({ id, name, updated_at }) => (
          <li key={id}>
            <Link
              to="/chats/$chatId"
              params={{ chatId: String(id) }}
              className="flex h-9 items-center gap-3 rounded-md px-3 text-sm hover:bg-muted coarse:h-11"
            >
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
              <time
                dateTime={updated_at}
                title={fullDate(updated_at)}
                className="shrink-0 text-muted-foreground text-xs"
              >
                {shortDate(updated_at)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
