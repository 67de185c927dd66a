import { FileX } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { errorCode, errorText } from "../../lib/trpc.ts";
import { FileText } from "./file-text.tsx";
import { FileToolbar } from "./file-toolbar.tsx";
import { OldVersionNotice } from "./old-version-notice.tsx";
import { TextSkeleton } from "./skeletons.tsx";
import type { useChatFile } from "./use-chat-file.ts";

export interface FileViewerProps {
  chosen: ReturnType<typeof useChatFile>;
  fileId: number;
  onSelect: (fileId: number | undefined) => void;
  /** Brings the message that the file came from into view. */
  onShowMessage?: ((messageId: number) => void) | undefined;
}

const WRAP_KEY = "neptun-wrap-files";

export function FileViewer({ chosen, fileId, onSelect, onShowMessage }: FileViewerProps) {
  const { title, file, versions, isCurrent, error, refetch } = chosen;
  const [wrap, setWrap] = useState(() => localStorage.getItem(WRAP_KEY) === "true");
  const toggleWrap = () => {
    localStorage.setItem(WRAP_KEY, String(!wrap));
    setWrap(!wrap);
  };
  if (error && !isCurrent) {
    const missing = errorCode(error) === "NOT_FOUND";
    return (
      <EmptyState
        className="m-auto"
        icon={<FileX aria-hidden="true" />}
        title={missing ? "This file is not in the chat" : "The file could not be loaded"}
        action={
          missing ? (
            <Button onClick={() => onSelect(undefined)}>Show all files</Button>
          ) : (
            <Button onClick={() => refetch()}>Try again</Button>
          )
        }
      >
        {missing ? "It may have been removed together with its message." : errorText(error)}
      </EmptyState>
    );
  }
  const newest = versions[0];
  return (
    <>
      <FileToolbar
        {...{ file, versions, fileId, isCurrent, onSelect, onShowMessage, wrap }}
        onToggleWrap={toggleWrap}
      />
      {newest && newest.id !== fileId && (
        <OldVersionNotice versions={versions} fileId={fileId} onShowNewest={() => onSelect(newest.id)} />
      )}
      {file ? (
        <div className="flex min-h-0 flex-1 flex-col aria-busy:opacity-60" aria-busy={!isCurrent}>
          <FileText key={title} title={file.title} text={file.text ?? ""} language={file.language} wrap={wrap} />
        </div>
      ) : (
        <TextSkeleton />
      )}
    </>
  );
}
