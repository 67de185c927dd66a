import { t } from "@lingui/core/macro";
import { PenLine, TextCursorInput, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { DraftNotice } from "../../components/draft-notice.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { toast } from "../../components/toast.tsx";
import { templateDraftKey, writeDraft } from "../../lib/text-drafts.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { type Bar, FileView } from "./file-view.tsx";
import { OwnFileEditor } from "./own-file-editor.tsx";
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
}

/** A file of one's own collection, to read and to change. */
export function OwnFile(props: OwnFileProps) {
  const { collectionId: collection_id, updatedAt, title, language, onRename, onRemoved, bar } = props;
  const { data, error, refetch } = trpc.collection.files.useQuery({ collection_id, title, include: "text" });
  const { text, sha256 } = data?.collectionFiles[0] ?? {};
  const [isEdited, setEdited] = useState(props.startsEdited);
  const update = useUpdateCollection();
  const removed = () => {
    writeDraft(templateDraftKey(collection_id, title), undefined);
    onRemoved();
  };
  const remove = () =>
    update.mutate(
      { collection_id, remove: [title] },
      { onSuccess: removed, onError: (e) => toast.error(errorText(e)) },
    );
  if (isEdited && text != null && sha256 !== undefined) {
    return (
      <OwnFileEditor
        {...{ bar, title, language, text, sha256, updatedAt }}
        collectionId={collection_id}
        onDone={() => setEdited(false)}
      />
    );
  }
  return (
    <FileView
      {...{ title, language, text, error, bar }}
      onRetry={() => void refetch()}
      notice={<DraftNotice draftKey={templateDraftKey(collection_id, title)} onGoOn={() => setEdited(true)} />}
      actions={
        <>
          <Button size="sm" variant="ghost" disabled={text == null} onClick={() => setEdited(true)}>
            <PenLine aria-hidden="true" />
            {t`Edit`}
          </Button>
          <IconButton label={t`Rename the file`} size="icon-sm" onClick={onRename}>
            <TextCursorInput aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Remove the file`} size="icon-sm" disabled={update.isPending} onClick={remove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </>
      }
    />
  );
}
