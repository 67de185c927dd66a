import { t } from "@lingui/core/macro";
import type { ChatFile } from "@neptun/api/file/schema";
import { Button } from "../../components/button.tsx";
import { isolated } from "../../lib/isolated.ts";
import { useRestoreVersion } from "./use-change-file.ts";

export interface OldVersionNoticeProps {
  /** Newest first. */
  versions: ChatFile[];
  fileId: number;
  onShow: (fileId: number) => void;
}

export function OldVersionNotice({ versions, fileId, onShow }: OldVersionNoticeProps) {
  const { restore, isPending } = useRestoreVersion(onShow);
  const shown = versions.find(({ id }) => id === fileId);
  const newest = versions[0];
  if (!shown || !newest) return null;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warning-muted py-1.5 pe-2 ps-4 text-sm text-warning">
      <p className="min-w-0 flex-1 basis-48">
        {t`Version ${shown.version} of ${newest.version}.`}{" "}
        {newest.title === shown.title
          ? t`The file has changed since.`
          : t`The file is called ${isolated(newest.title)} now.`}
      </p>
      <div className="ms-auto flex gap-2">
        {shown.sha256 !== newest.sha256 && (
          <Button size="sm" className="h-7" busy={isPending} onClick={() => void restore(shown, newest)}>
            {t`Restore`}
          </Button>
        )}
        <Button size="sm" className="h-7" onClick={() => onShow(newest.id)}>
          {t`Show newest`}
        </Button>
      </div>
    </div>
  );
}
