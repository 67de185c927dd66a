import { ArrowLeft } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { FilePath } from "./file-path.tsx";
import { FileViewer } from "./file-viewer.tsx";
import { PanelHeader } from "./panel-header.tsx";
import { useChatFile } from "./use-chat-file.ts";

export interface OpenFileProps {
  chatId: number;
  fileId: number;
  onSelect: (fileId: number | undefined) => void;
  onBack: (title: string | undefined) => void;
  onClose: () => void;
  onShowMessage?: ((messageId: number) => void) | undefined;
}

/** The panel while one file is open. */
export function OpenFile({ chatId, fileId, onSelect, onBack, onClose, onShowMessage }: OpenFileProps) {
  const chosen = useChatFile(chatId, fileId);
  return (
    <>
      <PanelHeader
        back={
          <IconButton label="All files" onClick={() => onBack(chosen.title)}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        }
        title={chosen.title === undefined ? "File" : <FilePath title={chosen.title} />}
        onClose={onClose}
      />
      <FileViewer chosen={chosen} fileId={fileId} onSelect={onSelect} onShowMessage={onShowMessage} />
    </>
  );
}
