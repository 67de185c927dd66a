import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { Download, MessageSquareText, Search, WrapText, X } from "lucide-react";
import { type Ref, type RefObject, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { type CodeEditorHandle, CodeView, type LineRange } from "../../components/code-editor.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { fullDate, shortDate } from "../../lib/dates.ts";
import { formatSize } from "../../lib/format-size.ts";
import { CopyLinkButton } from "./copy-link-button.tsx";
import { Dot } from "./dot.tsx";
import { linkTo } from "./file-link.ts";
import type { FilePlace } from "./file-place.ts";
import { splitPath } from "./file-versions.ts";
import { countOf, languageLabel } from "./format-file.ts";
import { useViewChoices } from "./use-view-choices.ts";

export interface TextViewProps {
  file: ChatFile;
  /** False while the text of another version is still shown. */
  isCurrent: boolean;
  place: FilePlace & { fileId: number };
  onGo: (place: FilePlace) => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
  viewer: Ref<CodeEditorHandle>;
  /** The address of lines, where it is not the one in the chat. */
  linkOf?: (lines: LineRange) => string;
}

/** The text of one version. */
export function TextView({ file, isCurrent, place, onGo, onShowMessage, viewer, linkOf }: TextViewProps) {
  const { wraps, setWraps } = useViewChoices();
  const { fileId, lines } = place;
  const from = file.chat_conversation_message_id;
  const editor = useRef<CodeEditorHandle>(null);
  const attach = (handle: CodeEditorHandle | null) => {
    editor.current = handle;
    if (typeof viewer === "function") viewer(handle);
    else if (viewer) (viewer as RefObject<CodeEditorHandle | null>).current = handle;
  };
  return (
    <>
      <div className="flex min-h-9 shrink-0 items-center gap-0.5 border-b bg-code-header pe-2 ps-4 text-muted-foreground text-xs">
        {lines ? (
          <p className="flex min-w-0 flex-1 items-center gap-1">
            <span className="truncate">
              {lines.from === lines.to ? t`Line ${lines.from}` : t`Lines ${lines.from}–${lines.to}`}
            </span>
            <CopyLinkButton
              label={t`Copy link to these lines`}
              text={() => linkOf?.(lines) ?? linkTo(file.chat_conversation_id, { fileId, lines })}
            />
            <IconButton label={t`Unmark the lines`} size="icon-sm" onClick={() => onGo({ fileId })}>
              <X aria-hidden="true" />
            </IconButton>
          </p>
        ) : (
          <FileFacts file={file} />
        )}
        <IconButton label={t`Search in the file (Ctrl+F)`} size="icon-sm" onClick={() => editor.current?.openSearch()}>
          <Search aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t`Wrap long lines`}
          size="icon-sm"
          aria-pressed={wraps}
          onClick={() => setWraps(!wraps)}
          className="aria-pressed:bg-selected aria-pressed:text-foreground"
        >
          <WrapText aria-hidden="true" />
        </IconButton>
        {onShowMessage && from !== null && (
          <IconButton label={t`Go to message`} size="icon-sm" onClick={() => onShowMessage(from)}>
            <MessageSquareText aria-hidden="true" />
          </IconButton>
        )}
        <CopyButton label={t`Copy file`} text={file.text ?? ""} disabled={!isCurrent} />
        <Tooltip text={t`Download file`}>
          <Button asChild size="icon-sm" variant="quiet">
            <a href={file.url} download={splitPath(file.title).name} aria-label={t`Download file`}>
              <Download aria-hidden="true" />
            </a>
          </Button>
        </Tooltip>
      </div>
      <CodeView
        key={file.lineage_id}
        ref={attach}
        label={t`Text of ${file.title}`}
        text={file.text ?? ""}
        language={file.language}
        wrap={wraps}
        lines={isCurrent ? lines : undefined}
        onLinesChange={(lines) => onGo({ fileId, lines })}
        className="min-h-0 flex-1"
      />
    </>
  );
}

const FileFacts = ({ file }: { file: ChatFile }) => (
  <p className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden whitespace-nowrap">
    <span className="contents @max-[25rem]:hidden">
      <span className="truncate">{languageLabel(file.language)}</span>
      <Dot />
    </span>
    <span className="shrink-0">{countOf(file.lines, "line")}</span>
    <Dot />
    <span className="shrink-0">{formatSize(file.size)}</span>
    <span className="contents @max-md:hidden">
      <Dot />
      <time className="shrink-0" dateTime={file.created_at} title={fullDate(file.created_at)}>
        {shortDate(file.created_at)}
      </time>
    </span>
  </p>
);
