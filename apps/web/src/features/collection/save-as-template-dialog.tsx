import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Dialog } from "../../components/dialog.tsx";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import type { KeptFiles } from "../../lib/kept-files.ts";
import { CollectionForm } from "./collection-form.tsx";
import { useCreateCollection } from "./use-create-collection.ts";

export interface SaveAsTemplateDialogProps {
  /** Open while it is there. */
  files: KeptFiles | undefined;
  /** What it is called at first. */
  name: string;
  onClose(): void;
}

/** Makes a template of files that are there. */
export function SaveAsTemplateDialog({ files, name, onClose }: SaveAsTemplateDialogProps) {
  const create = useCreateCollection();
  const navigate = useNavigate();
  return (
    <Dialog
      open={files !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t`Save as template`}
      description={t`The files are copied as they are now. Write {{name}} where something is to be asked for when they are used again.`}
    >
      <CollectionForm
        collection={{ name, description: null }}
        submitLabel={t`Save template`}
        onCancel={onClose}
        onSubmit={async (words) => {
          const { collection } = await create({ ...words, ...files });
          onClose();
          const open = () =>
            void navigate({ to: "/collections/$collectionId", params: { collectionId: String(collection.id) } });
          toast.success(t`Saved “${isolated(collection.name)}”`, { action: { label: t`Open`, onClick: open } });
        }}
      />
    </Dialog>
  );
}
