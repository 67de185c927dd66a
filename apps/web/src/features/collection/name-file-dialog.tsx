import { t } from "@lingui/core/macro";
import { titleProblem } from "@neptun/api/file/title";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { Input } from "../../components/input.tsx";
import { errorText } from "../../lib/trpc.ts";

export interface NameFileDialogProps {
  /** Open while it is there; "" for a file that is not there yet. */
  title: string | undefined;
  taken(title: string): boolean;
  onClose(): void;
  onName(title: string): Promise<void>;
}

/** Asks for the path of a file of a collection. */
export function NameFileDialog({ title, onClose, ...props }: NameFileDialogProps) {
  return (
    <Dialog
      open={title !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={title ? t`Rename file` : t`New file`}
    >
      <NameForm title={title ?? ""} onClose={onClose} {...props} />
    </Dialog>
  );
}

function NameForm({ title, taken, onClose, onName }: NameFileDialogProps & { title: string }) {
  const [path, setPath] = useState(title);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (title && path === title) return onClose();
    const problem = titleProblem(path) ?? (taken(path) ? t`There is a file called ${path}` : undefined);
    setError(problem);
    if (problem) return;
    setBusy(true);
    await onName(path).then(onClose, (failure: unknown) => setError(errorText(failure)));
    setBusy(false);
  };
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <Field label={t`Path`} hint={t`Folders and a name, such as src/{{name}}.ts`} error={error}>
        {(control) => (
          <Input
            {...control}
            value={path}
            onChange={(event) => setPath(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {title ? t`Rename` : t`Create file`}
        </Button>
      </div>
    </form>
  );
}
