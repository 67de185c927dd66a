import { t } from "@lingui/core/macro";
import type { Tag } from "@neptun/api/tag/schema";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Select } from "../../components/input.tsx";
import { isolated } from "../../lib/isolated.ts";
import { chatsText } from "./tag-words.ts";
import { useChangeTags } from "./use-change-tags.ts";

export interface MergeTagDialogProps {
  tag: Tag;
  /** All tags, this one too. */
  tags: readonly Tag[];
  onClose: () => void;
}

/** Asks which tag takes the chats of this one. */
export function MergeTagDialog({ tag, tags, onClose }: MergeTagDialogProps) {
  const { merge } = useChangeTags();
  const others = tags.filter(({ id }) => id !== tag.id);
  const [chosen, setChosen] = useState(others[0]?.id);
  const into = others.find(({ id }) => id === chosen);
  const name = isolated(tag.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    if (into) void merge(tag, into);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Merge “${name}”`}
      description={t`Its chats get the other tag in its place.`}
    >
      <form onSubmit={submit} className="space-y-6">
        <Field label={t`Into`}>
          {(control) => (
            <Select {...control} value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
              {others.map(({ id, name, chat_count }) => (
                <option key={id} value={id}>{`${name} · ${chatsText(chat_count)}`}</option>
              ))}
            </Select>
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" disabled={!into}>
            {t`Merge`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
