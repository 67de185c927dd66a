import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FileCode, Folder, LayoutTemplate, MessageSquare, MessageSquareText, Slash, Trash2, Undo2 } from "lucide-react";
import { type RefCallback, useCallback } from "react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { placeText, purgeText, titleText } from "./trash-words.ts";
import { useRestoreItem } from "./use-restore-item.ts";
import type { TrashItem } from "./use-trash.ts";

const ICONS = {
  project: Folder,
  chat: MessageSquare,
  message: MessageSquareText,
  file: FileCode,
  collection: LayoutTemplate,
  prompt: Slash,
};

/** One thing in the trash; restored, it keeps its row with the way to where it is now. */
export function TrashRow({ item, onPurge }: { item: TrashItem; onPurge: () => void }) {
  const { state, run } = useRestoreItem(item);
  const Icon = ICONS[item.kind];
  const title = titleText(item);
  // The button that had the focus is gone.
  const takeFocus: RefCallback<HTMLAnchorElement> = useCallback((link) => {
    if (document.activeElement === document.body) link?.focus();
  }, []);
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <Icon className="size-[18px] shrink-0 text-muted-foreground" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        <p dir="auto" className="truncate font-medium" title={title}>
          {title}
        </p>
        <p className="text-muted-foreground text-sm">
          <span className="block truncate">{placeText(item)}</span>
          {state !== "restored" && (
            <span className="block">
              <Trans>
                Deleted{" "}
                <time dateTime={item.deleted_at} title={fullDate(item.deleted_at)}>
                  {shortDate(item.deleted_at)}
                </time>
                , gone for good{" "}
                <time dateTime={item.purged_at} title={fullDate(item.purged_at)}>
                  {purgeText(item.purged_at)}
                </time>
              </Trans>
            </span>
          )}
        </p>
      </div>
      {state === "restored" ? (
        <p className="ms-auto flex items-center gap-3 text-sm text-success">
          {t`Restored`}
          <Button asChild size="sm">
            <Link ref={takeFocus} {...placeOf(item)} aria-label={t`Open ${title}`}>
              {t`Open`}
            </Link>
          </Button>
        </p>
      ) : (
        <div className="ms-auto flex items-center gap-1">
          <Button size="sm" busy={state === "busy"} aria-label={t`Restore ${title}`} onClick={run}>
            {state === "trashed" && <Undo2 aria-hidden="true" />}
            {t`Restore`}
          </Button>
          <IconButton label={t`Delete for good`} aria-description={title} disabled={state === "busy"} onClick={onPurge}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </li>
  );
}

function placeOf({ kind, id, chat_id }: TrashItem) {
  if (kind === "project") return { to: "/projects/$projectId", params: { projectId: String(id) } } as const;
  if (kind === "collection") return { to: "/collections/$collectionId", params: { collectionId: String(id) } } as const;
  if (kind === "prompt") return { to: "/prompts/$promptId", params: { promptId: String(id) } } as const;
  const chatId = String(kind === "chat" ? id : chat_id);
  const search = kind === "file" ? { file: id } : {};
  return { to: "/chats/$chatId", params: { chatId }, search } as const;
}
