import { type KeyboardEvent, useRef, useState } from "react";
import { FilesOverview } from "./files-overview.tsx";
import { OpenFile } from "./open-file.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

export interface FilesPanelProps {
  chatId: number;
  /** The file version to show; the list without it. */
  fileId: number | undefined;
  onSelect: (fileId: number | undefined) => void;
  onClose: () => void;
  /** Brings the message that a file came from into view. */
  onShowMessage?: (messageId: number) => void;
}

/** The files of a chat, beside it. Fills its parent. */
export function FilesPanel({ chatId, fileId, onSelect, onClose, onShowMessage }: FilesPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [leftTitle, setLeftTitle] = useState<string>();
  useFocusReturn(panel, fileId);
  const goBack = (title: string | undefined) => {
    setLeftTitle(title);
    onSelect(undefined);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys pressed on what is inside
    <div
      ref={panel}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
      className="flex h-full min-h-0 min-w-0 flex-col bg-background focus:outline-none"
    >
      {fileId === undefined ? (
        <FilesOverview chatId={chatId} onSelect={onSelect} onClose={onClose} leftTitle={leftTitle} />
      ) : (
        <OpenFile {...{ chatId, fileId, onSelect, onClose, onShowMessage }} onBack={goBack} />
      )}
    </div>
  );
}
