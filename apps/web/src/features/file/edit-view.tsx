import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { CodeEditor } from "../../components/code-editor.tsx";
import { DiffView } from "../../components/diff-view.tsx";
import { discardDraft } from "../../components/draft-notice.tsx";
import { Input } from "../../components/input.tsx";
import { cn } from "../../lib/cn.ts";
import { fileDraftKey } from "../../lib/text-drafts.ts";
import { errorText } from "../../lib/trpc.ts";
import { ConflictNotice } from "./conflict-notice.tsx";
import type { FilePlace } from "./file-place.ts";
import { useFileEdit } from "./use-file-edit.ts";
import { useViewChoices } from "./use-view-choices.ts";

export interface EditViewProps {
  /** The version that the edit begins with. */
  file: ChatFile;
  /** Newest first. */
  versions: ChatFile[];
  onGo: (place: FilePlace) => void;
}

const MOST_NOTE = 10_000;

/** A file being written. What is not saved is kept in this browser, whatever happens to the page. */
export function EditView({ file, versions, onGo }: EditViewProps) {
  const edit = useFileEdit(file, (id) => onGo({ fileId: id, tab: "edit" }));
  const { base, conflict, error, isDirty, isSaving } = edit;
  const { wraps, setWraps, diffMode, setDiffMode } = useViewChoices();
  const [mine, setMine] = useState<string>();
  const newest = versions[0];
  const discard = () => {
    edit.stop();
    discardDraft(fileDraftKey(file.lineage_id));
    onGo({ fileId: newest?.id ?? base.id });
  };
  const done = () => onGo({ fileId: base.id });
  const save = () => void edit.save();
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-2 py-1.5">
        <Input
          aria-label={t`Note on the new version`}
          placeholder={t`What changed? (optional)`}
          value={edit.note}
          maxLength={MOST_NOTE}
          onChange={({ target }) => edit.setNote(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" || (event.key === "s" && (event.ctrlKey || event.metaKey))) {
              event.preventDefault();
              save();
            }
          }}
          className="h-8 min-w-32 flex-1 px-2.5 text-sm coarse:h-11"
        />
        <p role="status" className="min-w-0 truncate text-[13px] text-muted-foreground tabular-nums">
          {isSaving ? t`Saving…` : isDirty ? t`Not saved` : t`Version ${base.version} is saved`}
        </p>
        <div className="ms-auto flex gap-2">
          {isDirty && (
            <Button size="sm" onClick={discard}>
              {t`Discard`}
            </Button>
          )}
          <Button size="sm" onClick={done}>
            {isDirty ? t`Later` : t`Done`}
          </Button>
          <Button size="sm" variant="primary" busy={isSaving} disabled={!isDirty} onClick={save}>
            {t`Save`}
          </Button>
        </div>
      </div>
      {conflict ? (
        <ConflictNotice
          newest={conflict}
          isComparing={mine !== undefined}
          isSaving={isSaving}
          onCompare={() => setMine(mine === undefined ? edit.getText() : undefined)}
          onSaveAnyway={() => {
            setMine(undefined);
            void edit.save([conflict.id]);
          }}
          onDiscard={discard}
        />
      ) : (
        error !== null && (
          <p role="alert" className="border-b bg-destructive-muted px-4 py-2 text-destructive text-sm">
            <Trans>Not saved: {errorText(error)}</Trans>
          </p>
        )
      )}
      {conflict && mine !== undefined && (
        <DiffView
          label={t`Your text of ${file.title} compared with the newest`}
          before={{ label: t`Version ${conflict.version}`, text: conflict.text ?? "" }}
          after={{ label: t`Your text`, text: mine }}
          language={file.language}
          mode={diffMode}
          onModeChange={setDiffMode}
          wrap={wraps}
          onWrapChange={setWraps}
          className="min-h-0 flex-1"
        />
      )}
      <CodeEditor
        ref={edit.attach}
        label={t`Text of ${file.title}`}
        text={edit.firstText}
        language={file.language}
        wrap={wraps}
        autoFocus
        onChange={edit.onChange}
        onDirtyChange={edit.setDirty}
        onSave={save}
        className={cn("min-h-0 flex-1", conflict && mine !== undefined && "hidden")}
      />
    </>
  );
}
