import { t } from "@lingui/core/macro";
import type { ChatFile, TreeFile } from "@neptun/api/file/schema";
import { Link } from "@tanstack/react-router";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { Dot } from "./dot.tsx";
import { countOf } from "./format-file.ts";
import { useAuthor } from "./use-author.ts";

/** Where what stands at a path comes from: its chat, its version, who wrote it and when. */
export function FileOrigin({ listed, file }: { listed: TreeFile; file: ChatFile }) {
  const author = useAuthor(file);
  const { id, chat_conversation_id, chat_name, version, versions, preferred } = listed;
  return (
    <p className="flex shrink-0 flex-wrap items-center gap-x-1.5 border-b px-4 pb-2 text-[13px] text-muted-foreground">
      <Link
        to="/chats/$chatId"
        params={{ chatId: String(chat_conversation_id) }}
        search={{ file: id }}
        className="min-w-0 max-w-full truncate text-link hover:underline"
      >
        {chat_name}
      </Link>
      <Dot />
      <span>
        {t`version ${version}`}
        {versions > 1 && `, ${countOf(versions, "version")}`}
      </span>
      <Dot />
      <span className="wrap-anywhere">{author}</span>
      <Dot />
      <time dateTime={file.created_at} title={fullDate(file.created_at)}>
        {shortDate(file.created_at)}
      </time>
      {preferred && <span className="rounded bg-primary-muted px-1.5 text-link text-xs leading-5">{t`chosen`}</span>}
    </p>
  );
}
