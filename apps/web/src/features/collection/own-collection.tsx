import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Collection, CollectionFile } from "@neptun/api/collection/schema";
import { Download, Import, Link2, PenLine, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { moveDraft, templateDraftKey } from "../../lib/text-drafts.ts";
import { useIsNarrow } from "../../lib/use-media.ts";
import { CollectionForm } from "./collection-form.tsx";
import { CollectionHead } from "./collection-head.tsx";
import { FilesBrowser } from "./files-browser.tsx";
import { InsertDialog } from "./insert-dialog.tsx";
import { NameFileDialog } from "./name-file-dialog.tsx";
import { OwnFile } from "./own-file.tsx";
import { ShareDialog } from "./share-dialog.tsx";
import { useDeleteCollection } from "./use-delete-collection.ts";
import { useUpdateCollection } from "./use-update-collection.ts";

/** A collection of one's own, and the ways to change and to use it. */
export function OwnCollection({ collection, files }: { collection: Collection; files: CollectionFile[] }) {
  const collection_id = collection.id;
  const [open, setOpen] = useState<"insert" | "edit" | "share">();
  const dialog = (name: typeof open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : undefined),
  });
  const [selected, select] = useState(useIsNarrow() ? undefined : files[0]?.title);
  const [named, setNamed] = useState<string>();
  const [isNew, setNew] = useState<string>();
  const update = useUpdateCollection();
  const remove = useDeleteCollection();
  const nameFile = async (title: string) => {
    const change = named ? { rename: [{ title: named, to: title }] } : { put: [{ title, text: "" }] };
    await update.mutateAsync({ collection_id, ...change });
    if (named) moveDraft(templateDraftKey(collection_id, named), templateDraftKey(collection_id, title));
    else setNew(title);
    select(title);
  };
  const newFile = (
    <Button onClick={() => setNamed("")}>
      <Plus aria-hidden="true" />
      {t`New file`}
    </Button>
  );
  return (
    <>
      <CollectionHead collection={collection}>
        <Button variant="primary" disabled={files.length === 0} onClick={() => setOpen("insert")}>
          <Import aria-hidden="true" />
          {t`Insert`}
        </Button>
        <Button onClick={() => setOpen("share")}>
          <Link2 aria-hidden="true" />
          {collection.link === null ? t`Share` : t`Shared`}
        </Button>
        <Button onClick={() => setOpen("edit")}>
          <PenLine aria-hidden="true" />
          {t`Edit`}
        </Button>
        {newFile}
        <Button asChild>
          <a href={`/api/users/${collection.neptun_user_id}/collections/${collection_id}/archive.zip`} download>
            <Download aria-hidden="true" />
            {t`Download`}
          </a>
        </Button>
        <IconButton
          label={t`Delete the template`}
          className="size-9 coarse:size-11"
          onClick={() => void remove(collection)}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      </CollectionHead>
      {files.length === 0 ? (
        <EmptyState title={t`No files yet`} action={newFile} className="rounded-xl border border-dashed">
          <Trans>Write {"{{name}}"} in a path or a text, and it is asked for when the template is inserted.</Trans>
        </EmptyState>
      ) : (
        <FilesBrowser label={t`Files of the template`} files={files} selected={selected} onSelect={select}>
          {({ title, language }, bar) => (
            <OwnFile
              key={title}
              bar={bar}
              collectionId={collection_id}
              updatedAt={collection.updated_at}
              title={title}
              language={language}
              startsEdited={isNew === title}
              onRename={() => setNamed(title)}
              onRemoved={() => select(undefined)}
            />
          )}
        </FilesBrowser>
      )}
      <InsertDialog source={{ collection_id }} name={collection.name} files={files} {...dialog("insert")} />
      <ShareDialog collection={collection} {...dialog("share")} />
      <Dialog {...dialog("edit")} title={t`Edit template`}>
        <CollectionForm
          collection={collection}
          submitLabel={t`Save`}
          onCancel={() => setOpen(undefined)}
          onSubmit={async (words) => {
            await update.mutateAsync({ collection_id, ...words });
            setOpen(undefined);
          }}
        />
      </Dialog>
      <NameFileDialog
        title={named}
        taken={(title) => files.some((file) => file.title === title)}
        onClose={() => setNamed(undefined)}
        onName={nameFile}
      />
    </>
  );
}
