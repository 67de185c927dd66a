import { t } from "@lingui/core/macro";
import { useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { CodeEditor, type CodeEditorHandle } from "../../components/code-editor.tsx";
import { discardDraft } from "../../components/draft-notice.tsx";
import { toast } from "../../components/toast.tsx";
import { readDraft, type TextDraft, templateDraftKey, useDraftKeeper } from "../../lib/text-drafts.ts";
import { errorCode, errorText, trpc } from "../../lib/trpc.ts";
import type { Bar } from "./file-view.tsx";
import { useUpdateCollection } from "./use-update-collection.ts";

export interface OwnFileEditorProps {
  bar: Bar;
  collectionId: number;
  updatedAt: string;
  title: string;
  language: string;
  /** What is saved, and its hash. */
  text: string;
  sha256: string;
  onDone(): void;
}

interface TemplateDraft extends TextDraft {
  /** Of the text that it was begun from. */
  base_sha256: string;
}

/** A file of one's own collection being written. What is not saved is kept in this browser, whatever happens to the page. */
export function OwnFileEditor(props: OwnFileEditorProps) {
  const { bar, collectionId: collection_id, updatedAt, title, language, text, sha256, onDone } = props;
  const key = templateDraftKey(collection_id, title);
  const [draft] = useState(() => readDraft<TemplateDraft>(key));
  const [first] = useState(draft?.text ?? text);
  const [base_sha256] = useState(draft?.base_sha256 ?? sha256);
  const [isDirty, setDirty] = useState(first !== text);
  const editor = useRef<CodeEditorHandle>(null);
  const update = useUpdateCollection();
  const utils = trpc.useUtils();
  const keeper = useDraftKeeper(key, (getText) => {
    const written = getText();
    return written === text ? undefined : ({ text: written, base_sha256 } satisfies TemplateDraft);
  });
  const attach = (handle: CodeEditorHandle | null) => {
    // The editor begins with the draft; what it differs from is what was saved.
    if (handle && !editor.current && first !== text) handle.markSaved(text);
    editor.current = handle;
  };
  const discard = () => {
    keeper.flush();
    discardDraft(key);
    onDone();
  };
  const save = async () => {
    const written = editor.current?.getText();
    if (written === undefined || update.isPending) return;
    keeper.flush();
    try {
      await update.mutateAsync({ collection_id, put: [{ title, text: written }], if_updated_at: [updatedAt] });
      keeper.drop();
      onDone();
    } catch (failure) {
      toast.error(errorText(failure));
      if (errorCode(failure) !== "PRECONDITION_FAILED") return;
      void utils.collection.get.invalidate({ collection_id });
      void utils.collection.files.invalidate();
    }
  };
  return (
    <>
      {bar(
        <>
          {isDirty && (
            <Button size="sm" onClick={discard}>
              {t`Discard`}
            </Button>
          )}
          <Button size="sm" onClick={onDone}>
            {isDirty ? t`Later` : t`Done`}
          </Button>
          <Button size="sm" variant="primary" busy={update.isPending} disabled={!isDirty} onClick={save}>
            {t`Save`}
          </Button>
        </>,
      )}
      {base_sha256 !== sha256 && (
        <p role="status" className="shrink-0 border-b bg-warning-muted px-4 py-2 text-sm">
          {t`The file has been saved elsewhere since you began. Saving puts your text in the place of that one.`}
        </p>
      )}
      <CodeEditor
        ref={attach}
        label={t`Text of ${title}`}
        text={first}
        language={language}
        autoFocus
        onChange={(read) => keeper.keep(read)}
        onDirtyChange={(next) => {
          setDirty(next);
          if (!next && !update.isPending) keeper.drop();
        }}
        onSave={() => void save()}
        className="min-h-0 flex-1"
      />
    </>
  );
}
