import type { ChatFile } from "@neptun/api/file/schema";
import { Button } from "../../components/button.tsx";

export interface OldVersionNoticeProps {
  versions: ChatFile[];
  fileId: number;
  onShowNewest: () => void;
}

export function OldVersionNotice({ versions, fileId, onShowNewest }: OldVersionNoticeProps) {
  const shown = versions.find(({ id }) => id === fileId);
  const newest = versions[0];
  if (!shown || !newest) return null;
  return (
    <div className="flex shrink-0 items-center gap-3 border-b bg-warning-muted py-1.5 pr-2 pl-4 text-sm text-warning">
      <p className="min-w-0 flex-1">
        Version {shown.version} of {newest.version}. A later answer changed this file.
      </p>
      <Button size="sm" className="h-7" onClick={onShowNewest}>
        Show newest
      </Button>
    </div>
  );
}
