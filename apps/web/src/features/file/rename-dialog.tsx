import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { titleProblem } from "@neptun/api/file/title";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { toast } from "../../components/toast.tsx";
import { isolated } from "../../lib/isolated.ts";
import { errorText, trpc } from "../../lib/trpc.ts";
import { addVersion } from "./file-cache.ts";
import { splitPath } from "./file-versions.ts";

export interface RenameDialogProps {
  file: ChatFile;
  onRenamed?: ((file: ChatFile) => void) | undefined;
  onClose: () => void;
}

/** Gives a file another path, as a new version with the same text. */
export function RenameDialog({ file, onRenamed, onClose }: RenameDialogProps) {
  const [title, setTitle] = useState(file.title);
  const rename = trpc.file.update.useMutation({
    onSuccess: ({ chatFile }) => {
      addVersion(chatFile);
      toast.success(t`Now called ${isolated(chatFile.title)}`);
      onRenamed?.(chatFile);
      onClose();
    },
  });
  const path = title.trim();
  const problem = titleProblem(path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (problem || rename.isPending) return;
    if (path === file.title) onClose();
    else rename.mutate({ chat_id: file.chat_conversation_id, file_id: file.id, title: path });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Rename or move`}
      description={t`Folders are written before the name, with / between them. The history stays with the file.`}
    >
      <form onSubmit={submit} onKeyDown={(event) => event.stopPropagation()} className="space-y-4">
        <Field
          label={t`Path`}
          error={title === "" ? undefined : (problem ?? (rename.error && errorText(rename.error)))}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              value={title}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => {
                setTitle(event.target.value);
                if (rename.isError) rename.reset();
              }}
              onFocus={({ target }) => {
                const { folder, name } = splitPath(target.value);
                const dot = name.lastIndexOf(".");
                target.setSelectionRange(folder.length, folder.length + (dot > 0 ? dot : name.length));
              }}
              className="font-mono text-sm"
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" busy={rename.isPending} disabled={problem !== undefined}>
            {t`Rename`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
