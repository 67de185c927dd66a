import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Link } from "@tanstack/react-router";

const label = "max-w-32 shrink-0 truncate rounded-full border px-2 py-0.5 text-muted-foreground text-xs";

/** Whether the open chat is archived, and its tags, each the way to the chats that have it. */
export function ChatLabels({ chat }: { chat: Chat }) {
  return (
    <>
      {chat.archived && (
        <Link to="/archive" className={`${label} hover:bg-hover`}>
          {t`Archived`}
        </Link>
      )}
      <span className="flex min-w-0 gap-1 overflow-hidden max-lg:hidden">
        {chat.tags.map((name) => (
          <Link
            key={name}
            to="/search"
            search={{ q: `tag:"${name}"` }}
            dir="auto"
            title={name}
            aria-label={t`Tag ${name}`}
            className={`${label} hover:bg-hover`}
          >
            {name}
          </Link>
        ))}
      </span>
    </>
  );
}
