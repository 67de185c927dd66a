import type { ChatFile } from "@neptun/api/file/schema";
import { Download, MessageSquareText, Trash2, WrapText } from "lucide-react";
import { useMemo } from "react";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { Dot } from "./dot.tsx";
import { countOf, formatSize, languageLabel } from "./format-file.ts";
import { splitPath } from "./group-files.ts";
import { splitLines } from "./text-lines.ts";
import { useDeleteFile } from "./use-delete-file.ts";
import { VersionMenu } from "./version-menu.tsx";

export interface FileToolbarProps {
  file: ChatFile | undefined;
  versions: ChatFile[];
  fileId: number;
  /** False while the text of another version is still shown. */
  isCurrent: boolean;
  wrap: boolean;
  onToggleWrap: () => void;
  onSelect: (fileId: number | undefined) => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
}

export function FileToolbar({ file, isCurrent, wrap, onToggleWrap, onShowMessage, ...menu }: FileToolbarProps) {
  const shown = isCurrent ? file : undefined;
  const from = shown?.chat_conversation_message_id;
  const deleteFile = useDeleteFile(menu.onSelect);
  return (
    <div className="@container shrink-0 border-b">
      <div className="flex min-h-10 flex-wrap items-center gap-x-1 px-2 @max-md:pt-1 coarse:min-h-12">
        <VersionMenu {...menu} />
        <FileMeta file={file} />
        <div className="ml-auto flex items-center gap-1">
          <IconButton
            label="Wrap long lines"
            size="icon-sm"
            aria-pressed={wrap}
            onClick={onToggleWrap}
            className="aria-pressed:bg-selected aria-pressed:text-foreground"
          >
            <WrapText aria-hidden="true" />
          </IconButton>
          {onShowMessage && from && (
            <IconButton label="Go to message" size="icon-sm" onClick={() => onShowMessage(from)}>
              <MessageSquareText aria-hidden="true" />
            </IconButton>
          )}
          <CopyButton label="Copy file" text={shown?.text ?? ""} disabled={!shown} />
          {shown ? (
            <Tooltip text="Download file">
              <Button asChild size="icon-sm" variant="quiet">
                <a href={shown.url} download={splitPath(shown.title).name} aria-label="Download file">
                  <Download aria-hidden="true" />
                </a>
              </Button>
            </Tooltip>
          ) : (
            <IconButton label="Download file" size="icon-sm" disabled>
              <Download aria-hidden="true" />
            </IconButton>
          )}
          <IconButton label="Delete file" size="icon-sm" disabled={!shown} onClick={() => shown && deleteFile(shown)}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      </div>
    </div>
  );
}

function FileMeta({ file }: { file: ChatFile | undefined }) {
  const lines = useMemo(() => file && (file.text ? splitLines(file.text).length : 0), [file]);
  if (!file) return null;
  return (
    <p className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden whitespace-nowrap px-1 text-muted-foreground text-xs @max-md:order-last @max-md:basis-full @max-md:pb-2 @max-md:px-2">
      <span className="truncate">{languageLabel(file.language)}</span>
      <Dot />
      <span className="shrink-0">{countOf(lines ?? 0, "line")}</span>
      <Dot />
      <span className="shrink-0">{formatSize(file.size)}</span>
      <Dot />
      <time className="shrink-0" dateTime={file.created_at} title={fullDate(file.created_at)}>
        {shortDate(file.created_at)}
      </time>
    </p>
  );
}
