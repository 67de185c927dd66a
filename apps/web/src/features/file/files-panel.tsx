import { t } from "@lingui/core/macro";
import { type KeyboardEvent, useRef, useState } from "react";
import { trpc } from "../../lib/trpc.ts";
import { AddFiles } from "./add-files.tsx";
import type { FilePlace } from "./file-place.ts";
import { FilesOverview } from "./files-overview.tsx";
import { OpenFile } from "./open-file.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

export interface FilesPanelProps {
  chatId: number;
  place: FilePlace;
  onGo: (place: FilePlace) => void;
  onClose: () => void;
  /** Brings the message that a file came from into view. */
  onShowMessage?: (messageId: number) => void;
}

/** The files of a chat, beside it. Fills its parent. */
export function FilesPanel({ chatId, place, onGo, onClose, onShowMessage }: FilesPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [leftId, setLeftId] = useState<number>();
  const { fileId } = place;
  const name = trpc.chat.get.useQuery({ chat_id: chatId }).data?.chat.name ?? t`this chat`;
  useFocusReturn(panel, fileId);
  const goBack = (lineageId: number | undefined) => {
    setLeftId(lineageId);
    onGo({});
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys pressed on what is inside
    <div
      ref={panel}
      tabIndex={-1}
      onKeyDown={closeOnEscape}
      className="flex h-full min-h-0 min-w-0 flex-col bg-background focus:outline-none"
    >
      <AddFiles target={{ kind: "chat", id: chatId }} name={name} className="flex-1">
        {(adding) =>
          fileId === undefined ? (
            <FilesOverview {...{ chatId, onGo, onClose, leftId, adding }} />
          ) : (
            <OpenFile {...{ chatId, onGo, onClose, onShowMessage }} place={{ ...place, fileId }} onBack={goBack} />
          )
        }
      </AddFiles>
    </div>
  );
}
