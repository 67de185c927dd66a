import { PenLine, TextCursorInput, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { CodeEditor, type CodeEditorHandle } from "../../components/code-editor.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { toast } from "../../components/toast.tsx";
import { errorText, trpc } from "../../lib/trpc.ts";
import { type Bar, FileView } from "./file-view.tsx";
import { useUpdateCollection } from "./use-update-collection.ts";

export interface OwnFileProps {
  collectionId: number;
  updatedAt: string;
  title: string;
  language: string;
  bar: Bar;
  startsEdited: boolean;
  onRename(): void;
  onRemoved(): void;
  /** Something is written that is not saved. */
  onDirtyChange(isDirty: boolean): void;
}

/** A file of one's own collection, to read and to change. */
export function OwnFile(props: OwnFileProps) {
  const { collectionId: collection_id, updatedAt, title, language, onRename, onRemoved, onDirtyChange, bar } = props;
  const { data, error, refetch } = trpc.collection.files.useQuery({ collection_id, title, include: "text" });
  const text = data?.collectionFiles[0]?.text;
  const [isEdited, setEdited] = useState(props.startsEdited);
  const editor = useRef<CodeEditorHandle>(null);
  const update = useUpdateCollection();
  const stop = () => {
    setEdited(false);
    onDirtyChange(false);
  };
  const save = async () => {
    const written = editor.current?.getText();
    if (written === undefined) return;
    try {
      await update.mutateAsync({ collection_id, put: [{ title, text: written }], if_updated_at: [updatedAt] });
      stop();
    } catch (failure) {
      toast.error(errorText(failure));
    }
  };
  const remove = () =>
    update.mutate(
      { collection_id, remove: [title] },
      { onSuccess: onRemoved, onError: (e) => toast.error(errorText(e)) },
    );
  if (isEdited && text != null) {
    return (
      <>
        {bar(
          <>
            <Button size="sm" onClick={stop}>
              Cancel
            </Button>
            <Button size="sm" variant="primary" busy={update.isPending} onClick={save}>
              Save
            </Button>
          </>,
        )}
        <CodeEditor
          ref={editor}
          label={`Text of ${title}`}
          text={text}
          language={language}
          autoFocus
          onDirtyChange={onDirtyChange}
          onSave={() => void save()}
          className="min-h-0 flex-1"
        />
      </>
    );
  }
  return (
    <FileView
      {...{ title, language, text, error, bar }}
      onRetry={() => void refetch()}
      actions={
        <>
          <Button size="sm" variant="ghost" disabled={text == null} onClick={() => setEdited(true)}>
            <PenLine aria-hidden="true" />
            Edit
          </Button>
          <IconButton label="Rename the file" size="icon-sm" onClick={onRename}>
            <TextCursorInput aria-hidden="true" />
          </IconButton>
          <IconButton label="Remove the file" size="icon-sm" disabled={update.isPending} onClick={remove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </>
      }
    />
  );
}
