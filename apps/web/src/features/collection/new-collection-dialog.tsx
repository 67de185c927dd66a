import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { CollectionForm } from "./collection-form.tsx";
import { PlaceSelect } from "./place-select.tsx";
import { useCreateCollection } from "./use-create-collection.ts";
import { toInput, usePlaces } from "./use-places.ts";

export interface NewCollectionDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Makes a collection, of nothing or of the files of a chat or project. */
export function NewCollectionDialog({ open, onOpenChange }: NewCollectionDialogProps) {
  const navigate = useNavigate();
  const create = useCreateCollection();
  const places = usePlaces(open);
  const [place, setPlace] = useState("");
  const [path, setPath] = useState("");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t`New template`}
      description={t`Files to be used again in any chat or project.`}
    >
      <CollectionForm
        submitLabel={t`Create template`}
        onCancel={() => onOpenChange(false)}
        onSubmit={async (words) => {
          const from = { ...toInput(place), ...(place && path && { path }) };
          const { collection } = await create({ ...words, ...from });
          onOpenChange(false);
          await navigate({ to: "/collections/$collectionId", params: { collectionId: String(collection.id) } });
        }}
      >
        <Field label={t`Files from`} hint={t`A copy of what is newest there.`}>
          {(control) => (
            <PlaceSelect
              {...control}
              places={places}
              none={t`Nothing yet`}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          )}
        </Field>
        {place && (
          <Field label={t`Folder`} hint={t`Only what lies in it; empty for everything.`}>
            {(control) => (
              <Input
                {...control}
                value={path}
                onChange={(event) => setPath(event.target.value)}
                placeholder={t`e.g. src`}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        )}
      </CollectionForm>
    </Dialog>
  );
}
