import { t } from "@lingui/core/macro";
import { ArrowLeft, Ellipsis, Pencil } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../components/button.tsx";
import type { CodeEditorHandle } from "../../components/code-editor.tsx";
import { DraftNotice } from "../../components/draft-notice.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { fileDraftKey, readDraft } from "../../lib/text-drafts.ts";
import { useCommand } from "../../lib/use-command.ts";
import { EditView } from "./edit-view.tsx";
import { FileMenu } from "./file-menu.tsx";
import { FilePath } from "./file-path.tsx";
import type { FilePlace } from "./file-place.ts";
import { FileTabs } from "./file-tabs.tsx";
import { LoadFailure } from "./load-failure.tsx";
import { OldVersionNotice } from "./old-version-notice.tsx";
import { PanelHeader } from "./panel-header.tsx";
import { TextSkeleton } from "./skeletons.tsx";
import { type ChosenFile, useChatFile } from "./use-chat-file.ts";
import type { FileDraft } from "./use-file-edit.ts";
import { useProjectPaths } from "./use-project-files.ts";

export interface OpenFileProps {
  chatId: number;
  place: FilePlace & { fileId: number };
  onGo: (place: FilePlace) => void;
  onBack: (lineageId: number | undefined) => void;
  onClose: () => void;
  /** Brings the message that a version came from into view. */
  onShowMessage?: ((messageId: number) => void) | undefined;
}

/** The panel while one file is open. */
export function OpenFile({ chatId, place, onGo, onBack, onClose, onShowMessage }: OpenFileProps) {
  const { fileId, tab } = place;
  const chosen = useChatFile(chatId, fileId);
  const { lineageId, title, file, versions, isCurrent, error } = chosen;
  const project = useProjectPaths(chatId);
  const viewer = useRef<CodeEditorHandle>(null);
  const newest = versions[0];
  const isEditing = tab === "edit";
  const canEdit = isCurrent && !isEditing && newest?.id === fileId;
  const edit = () => {
    const draft = lineageId === undefined ? undefined : readDraft<FileDraft>(fileDraftKey(lineageId));
    onGo({ fileId: draft?.base_id ?? fileId, tab: "edit" });
  };
  const panel = useRef<HTMLDivElement>(null);
  useCommand("file.find", () => (viewer.current ? viewer.current.openSearch() : false), {
    within: panel,
    isOff: isEditing,
  });
  useCommand("file.edit", edit, { within: panel, isOff: !canEdit });
  const failed = error && !isCurrent;
  return (
    <div ref={panel} className="@container flex min-h-0 flex-1 flex-col">
      <PanelHeader
        back={
          <IconButton label={t`All files`} onClick={() => onBack(lineageId)}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        }
        title={title === undefined ? t`File` : <FilePath title={title} />}
        actions={
          file &&
          !failed && (
            <>
              {canEdit && (
                <Tooltip text={t`Edit (E)`}>
                  <Button variant="quiet" size="sm" onClick={edit}>
                    <Pencil aria-hidden="true" />
                    {t`Edit`}
                  </Button>
                </Tooltip>
              )}
              <FileMenu
                {...{ file, project }}
                onCompare={() => onGo({ fileId, tab: "chats" })}
                onRenamed={({ id }) => !isEditing && onGo({ fileId: id })}
                onDeleted={() => onGo({})}
              >
                <IconButton label={t`Options for this file`} disabled={!isCurrent}>
                  <Ellipsis aria-hidden="true" />
                </IconButton>
              </FileMenu>
            </>
          )
        }
        onClose={onClose}
      />
      {failed ? (
        <LoadFailure error={error} onRetry={() => void chosen.refetch()} onShowAll={() => onGo({})} />
      ) : isEditing ? (
        <Editing key={lineageId} {...{ chosen, onGo }} />
      ) : (
        <>
          {newest && newest.id !== fileId && (
            <OldVersionNotice versions={versions} fileId={fileId} onShow={(id) => onGo({ fileId: id })} />
          )}
          {lineageId !== undefined && <DraftNotice draftKey={fileDraftKey(lineageId)} onGoOn={edit} />}
          <FileTabs {...{ chosen, place, onGo, onShowMessage, viewer, project }} />
        </>
      )}
    </div>
  );
}

interface EditingProps {
  chosen: ChosenFile;
  onGo: (place: FilePlace) => void;
}

function Editing({ chosen: { file, versions, isCurrent }, onGo }: EditingProps) {
  const wasReady = useRef(false);
  // What is saved becomes another version; its text stands in the editor already.
  wasReady.current ||= isCurrent;
  return file && wasReady.current ? <EditView {...{ file, versions, onGo }} /> : <TextSkeleton />;
}
