import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { Eye, GitCompareArrows, MessageSquareText, NotebookPen, RotateCcw } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import { Dot } from "./dot.tsx";
import { linkTo } from "./file-link.ts";
import type { FilePlace } from "./file-place.ts";
import { NoteField } from "./note-field.tsx";
import { useAuthor } from "./use-author.ts";
import { useSetNote } from "./use-change-file.ts";
import { useLineCounts } from "./use-line-counts.ts";

export interface HistoryRowProps {
  version: ChatFile;
  /** The version before it. */
  before: ChatFile | undefined;
  isShown: boolean;
  isNewest: boolean;
  /** Absent where there is nothing to compare. */
  choice: { isChosen: boolean; choose: (id: number, isChosen: boolean) => void } | undefined;
  onRestore: (() => void) | undefined;
  onGo: (place: FilePlace) => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
}

/** One version in the history. */
export function HistoryRow(props: HistoryRowProps) {
  const { version, before, isShown, isNewest, choice, onRestore, onGo, onShowMessage } = props;
  const { id, chat_conversation_id, chat_conversation_message_id: messageId, note, created_at } = version;
  const [isNoting, setNoting] = useState(false);
  const setNote = useSetNote();
  const author = useAuthor(version);
  const name = t`version ${version.version}`;
  return (
    <div className="flex gap-2 border-b py-2.5 pe-2 ps-4 text-sm">
      {choice && (
        <label className="-m-2 flex size-9 shrink-0 items-center justify-center coarse:-m-3 coarse:size-11">
          <input
            type="checkbox"
            aria-label={t`Compare ${name}`}
            checked={choice.isChosen}
            onChange={({ target }) => choice.choose(id, target.checked)}
            className="size-4 accent-primary"
          />
        </label>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-1.5">
          <button
            type="button"
            onClick={() => onGo({ fileId: id })}
            aria-current={isShown ? "true" : undefined}
            className="rounded font-medium tabular-nums hover:underline aria-[current]:text-link coarse:min-h-11"
          >
            <Trans>Version {version.version}</Trans>
          </button>
          {isNewest && (
            <span className="rounded bg-muted px-1.5 text-muted-foreground text-xs leading-5">{t`newest`}</span>
          )}
          {isShown && <span className="rounded bg-primary-muted px-1.5 text-link text-xs leading-5">{t`shown`}</span>}
          <LineCounts version={version} before={before} />
        </p>
        <p className="flex flex-wrap items-center gap-x-1.5 text-[13px] text-muted-foreground">
          <span className="wrap-anywhere">{author}</span>
          <Dot />
          <time dateTime={created_at} title={fullDate(created_at)}>
            {shortDate(created_at)}
          </time>
        </p>
        {before && before.title !== version.title && (
          <p className="wrap-anywhere mt-0.5 text-[13px] text-muted-foreground">
            <Trans>
              Renamed from <span className="font-mono text-xs">{before.title}</span>
            </Trans>
          </p>
        )}
        {isNoting ? (
          <NoteField
            label={t`Note on ${name}`}
            note={note ?? ""}
            onDone={(next) => {
              setNoting(false);
              if (next !== undefined && next !== (note ?? "")) setNote(version, next === "" ? null : next);
            }}
          />
        ) : (
          note && <p className="wrap-anywhere mt-1 whitespace-pre-wrap">{note}</p>
        )}
        <div className="-ms-1.5 mt-1 flex flex-wrap items-center">
          <IconButton label={t`Show ${name}`} size="icon-sm" onClick={() => onGo({ fileId: id })}>
            <Eye aria-hidden="true" />
          </IconButton>
          {before && (
            <IconButton
              label={t`Changes of ${name}`}
              size="icon-sm"
              onClick={() => onGo({ fileId: id, compareId: before.id })}
            >
              <GitCompareArrows aria-hidden="true" />
            </IconButton>
          )}
          {onRestore && (
            <IconButton label={t`Restore ${name}`} size="icon-sm" onClick={onRestore}>
              <RotateCcw aria-hidden="true" />
            </IconButton>
          )}
          <IconButton
            label={note ? t`Change the note on ${name}` : t`Add a note on ${name}`}
            size="icon-sm"
            onClick={() => setNoting(true)}
          >
            <NotebookPen aria-hidden="true" />
          </IconButton>
          {messageId !== null && onShowMessage && (
            <IconButton label={t`Go to message of ${name}`} size="icon-sm" onClick={() => onShowMessage(messageId)}>
              <MessageSquareText aria-hidden="true" />
            </IconButton>
          )}
          <CopyLinkButton label={t`Copy link to ${name}`} text={() => linkTo(chat_conversation_id, { fileId: id })} />
        </div>
      </div>
    </div>
  );
}

function LineCounts({ version, before }: Pick<HistoryRowProps, "version" | "before">) {
  const counts = useLineCounts(version, before);
  if (!counts || (before && before.sha256 === version.sha256)) return null;
  return (
    <span className="text-[13px] tabular-nums">
      <span className="sr-only">
        <Trans>
          {counts.added} lines added, {counts.removed} removed
        </Trans>
      </span>
      <span aria-hidden="true">
        <span className="text-success">+{counts.added}</span>{" "}
        <span className="text-destructive">−{counts.removed}</span>
      </span>
    </span>
  );
}
