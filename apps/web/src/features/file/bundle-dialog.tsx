import { t } from "@lingui/core/macro";
import { Download } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { type ArchiveOf, bundleLink } from "./archive-link.ts";

export interface BundleDialogProps {
  of: ArchiveOf;
  /** Of the project; the download is called after it. */
  name: string;
  onClose: () => void;
}

/** All versions as a git repository, and how to open it. */
export function BundleDialog({ of, name, onClose }: BundleDialogProps) {
  const command = cloneCommand(name);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Git bundle`}
      description={t`One file with every version as a commit, its author and its time. Where it was downloaded to, this makes a repository of it:`}
      footer={
        <>
          <Button onClick={onClose}>{t`Close`}</Button>
          <Button asChild variant="primary">
            <a href={bundleLink(of)} download>
              <Download aria-hidden="true" />
              {t`Download`}
            </a>
          </Button>
        </>
      }
    >
      <p className="flex items-center gap-2 rounded-md border bg-code py-1 ps-3 pe-1">
        <code className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap font-mono text-[13px] text-code-foreground">
          {command}
        </code>
        <CopyButton label={t`Copy the command`} text={command} />
      </p>
    </Dialog>
  );
}

const PLAIN = /^\w(?:[\w .-]*\w)?$/;

/** For names that a shell would take apart, the file has to be put in by hand. */
export function cloneCommand(name: string): string {
  if (!PLAIN.test(name)) return "git clone path/to/the.bundle project";
  return name.includes(" ") ? `git clone "${name}.bundle" "${name}"` : `git clone ${name}.bundle ${name}`;
}
