import { t } from "@lingui/core/macro";
import type { MessageFile } from "@neptun/api/message/schema";
import { Link } from "@tanstack/react-router";
import { cn } from "../../lib/cn.ts";
import { CHIP, ChipText, FileChip } from "./file-chip.tsx";

export interface GivenFilesProps {
  files: MessageFile[];
  chatId: number;
  /** Absent where they cannot be opened yet. */
  onOpenFile?(fileId: number): void;
}

/** The files that the model got to read with a message, each leading to that version. */
export const GivenFiles = ({ files, chatId, onOpenFile }: GivenFilesProps) => (
  <ul aria-label={t`Read by the model`} className="mb-1.5 flex flex-wrap justify-end gap-1.5">
    {files.map((file) => (
      <li key={file.file_id} className="min-w-0 max-w-full">
        <GivenFile file={file} chatId={chatId} onOpenFile={onOpenFile} />
      </li>
    ))}
  </ul>
);

function GivenFile({ file, chatId, onOpenFile }: { file: MessageFile } & Omit<GivenFilesProps, "files">) {
  const { file_id, title, version, chat_conversation_id } = file;
  const label = t`Open ${title}, version ${version}`;
  if (!onOpenFile) {
    return (
      <span className={CHIP}>
        <ChipText title={title} version={version} />
      </span>
    );
  }
  if (chat_conversation_id === chatId)
    return <FileChip title={title} version={version} label={label} onOpen={() => onOpenFile(file_id)} />;
  return (
    <Link
      to="/chats/$chatId"
      params={{ chatId: String(chat_conversation_id) }}
      search={{ file: file_id }}
      title={title}
      className={cn(CHIP, "hover:bg-hover")}
    >
      <ChipText title={title} version={version} label={t`${label}, in its chat`} />
    </Link>
  );
}
