import { t } from "@lingui/core/macro";
import { type ReactNode, useState } from "react";
import { DropZone, type DropZoneActions } from "../../components/drop-zone.tsx";
import { cn } from "../../lib/cn.ts";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { UploadList } from "./upload-list.tsx";
import type { UploadTarget } from "./upload-target.ts";
import { startUpload } from "./uploads.ts";

export interface AddFilesProps {
  target: UploadTarget;
  /** Of the chat or the project. */
  name: string;
  className?: string;
  /** What files are dropped or pasted on. Give it buttons that call the actions. */
  children: (actions: DropZoneActions) => ReactNode;
}

/** As much as a page can read and hold without trouble. */
const MOST_FILES = 5000;
const MOST_BYTES = 100 * 1024 * 1024;

/** Brings files from outside into a chat or a project: dropped, pasted or chosen, with folders, or in a zip archive. */
export function AddFiles({ target, name, className, children }: AddFilesProps) {
  const { data: limits } = trpc.limit.list.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const [zips, setZips] = useState<File[]>([]);
  const [zip] = zips;
  const next = () => setZips((all) => all.slice(1));
  return (
    <DropZone
      hint={t`Drop files, folders or a zip to add them to “${isolated(name)}”`}
      limits={{ maxFiles: MOST_FILES, maxBytes: limits?.file_bytes ?? 0, maxTotalBytes: MOST_BYTES }}
      disabled={!limits}
      onFiles={(files) => limits && startUpload(target, files, limits.batch_items)}
      onZips={(more) => setZips((all) => [...all, ...more])}
      className={cn("flex min-h-0 flex-col", className)}
    >
      {(actions) => (
        <>
          {children(actions)}
          <UploadList {...target} />
          {zip && <ImportDialog key={zips.length} {...{ zip, target, name }} onClose={next} />}
        </>
      )}
    </DropZone>
  );
}
