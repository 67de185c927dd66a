import { t } from "@lingui/core/macro";
import type { Chat } from "@neptun/api/chat/schema";
import { Link } from "@tanstack/react-router";
import { Share2 } from "lucide-react";
import { ColourDot } from "../../components/colour-dot.tsx";
import { shareThing } from "../../lib/sharing.ts";
import { trpc } from "../../lib/trpc.ts";

const label = "max-w-32 truncate rounded-full border px-2 py-0.5 text-muted-foreground text-xs";

/** Whether the open chat is shared or archived, and its tags, each the way to the chats that have it. */
export function ChatLabels({ chat }: { chat: Chat }) {
  const { data } = trpc.tag.list.useQuery(undefined, { enabled: chat.tags.length > 0 });
  const colourOf = (name: string) => data?.tags.find((tag) => tag.name === name)?.colour;
  return (
    <>
      {chat.shared && (
        <button
          type="button"
          title={t`Who can read this chat`}
          onClick={() => shareThing({ chat_id: chat.id }, chat.name)}
          className={`${label} flex shrink-0 items-center gap-1 hover:bg-hover coarse:min-h-11 coarse:border-transparent`}
        >
          <Share2 aria-hidden="true" className="size-3" />
          <span className="max-sm:sr-only">{t`Shared`}</span>
        </button>
      )}
      {chat.archived && (
        <Link to="/archive" className={`${label} shrink-0 hover:bg-hover`}>
          {t`Archived`}
        </Link>
      )}
      <span className="flex min-w-0 gap-1 overflow-hidden @max-2xl:hidden">
        {chat.tags.map((name) => (
          <Link
            key={name}
            to="/search"
            search={{ q: `tag:"${name}"` }}
            dir="auto"
            title={name}
            aria-label={t`Tag ${name}`}
            className={`${label} flex min-w-12 items-center gap-1.5 hover:bg-hover`}
          >
            {colourOf(name) && <ColourDot colour={colourOf(name)} className="size-2" />}
            <span className="truncate">{name}</span>
          </Link>
        ))}
      </span>
    </>
  );
}
