import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RefusedFiles } from "../../components/drop-zone.tsx";
import { FieldError } from "../../components/field.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { isolated } from "../../lib/isolated.ts";
import { errorText } from "../../lib/trpc.ts";
import { countOf } from "./format-file.ts";
import type { UploadTarget } from "./upload-target.ts";
import { useImportZip } from "./use-import-zip.ts";

export interface ImportDialogProps {
  zip: File;
  target: UploadTarget;
  /** Of the chat or the project. */
  name: string;
  onClose: () => void;
}

/** What is to be taken from a zip archive, and what came of it. */
export function ImportDialog({ zip, target, name, onClose }: ImportDialogProps) {
  const [isConfigOnly, setConfigOnly] = useState(false);
  const { mutateAsync, data, error, isPending, isReady, cancel } = useImportZip(target, zip);
  const close = () => {
    cancel();
    onClose();
  };
  const start = async () => {
    const { refused } = await mutateAsync(isConfigOnly ? "config" : undefined);
    if (refused.length === 0) onClose();
  };
  if (data && data.refused.length > 0) {
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t`${countOf(data.chatFiles.length, "file")} added`}
        description={t`The rest of the archive was left out:`}
        footer={<Button onClick={onClose}>{t`Close`}</Button>}
      >
        <RefusedFiles refused={data.refused} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={t`Import a zip archive`}
      description={
        target.kind === "project"
          ? t`The texts in ${isolated(zip.name)} (${formatSize(zip.size)}) go into a new chat of “${isolated(name)}”.`
          : t`The texts in ${isolated(zip.name)} (${formatSize(zip.size)}) go into this chat; where a path is taken, as its next version.`
      }
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          // What went wrong is shown.
          if (!isPending) start().catch(() => undefined);
        }}
      >
        <fieldset disabled={isPending} className="space-y-2">
          <legend className="sr-only">{t`What to take`}</legend>
          <Choice checked={!isConfigOnly} onChoose={() => setConfigOnly(false)} title={t`All texts`}>
            {t`Everything but pictures, programs and the like.`}
          </Choice>
          <Choice checked={isConfigOnly} onChoose={() => setConfigOnly(true)} title={t`Only configuration files`}>
            {t`Dockerfiles, compose files, CI workflows, package manifests and the settings of tools: what sets the project up, without its code.`}
          </Choice>
        </fieldset>
        <FieldError>{error && errorText(error)}</FieldError>
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t`Cancel`}</Button>
          <Button type="submit" variant="primary" busy={isPending} disabled={!isReady}>
            {error ? t`Try again` : t`Import`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  checked: boolean;
  onChoose: () => void;
  title: string;
  children: string;
}

const Choice = ({ checked, onChoose, title, children }: ChoiceProps) => (
  <label className="flex cursor-pointer gap-3 rounded-lg border p-3 text-sm has-checked:border-primary has-checked:bg-primary-muted">
    <input
      type="radio"
      name="take"
      checked={checked}
      onChange={onChoose}
      className="mt-0.5 size-4 shrink-0 accent-primary"
    />
    <span>
      <span className="block font-medium">{title}</span>
      <span className="block text-muted-foreground">{children}</span>
    </span>
  </label>
);
