import { t } from "@lingui/core/macro";
import { ResizeHandle } from "../components/resize-handle.tsx";
import { Sheet } from "../components/sheet.tsx";
import { soon } from "../components/soon.tsx";
import type { FilePlace } from "../features/file/file-place.ts";
import { useMedia } from "../lib/use-media.ts";
import { Pending } from "./pending.tsx";
import { useFilesWidth } from "./use-files-width.ts";

const FilesPanel = soon(() => import("../features/file/files-panel.tsx").then(({ FilesPanel }) => FilesPanel), Pending);

export interface FilesColumnProps {
  chatId: number;
  place: FilePlace;
  onGo: (place: FilePlace) => void;
  onClose: () => void;
  onShowMessage: (messageId: number) => void;
}

/** Where there is room for the files beside the thread. */
export const BESIDE = "(min-width: 1024px)";

/** The files beside the thread, or over it where there is no room for both. */
export function FilesColumn(props: FilesColumnProps) {
  const wide = useMedia(BESIDE);
  const { percent, setPercent } = useFilesWidth();
  const panel = <FilesPanel {...props} />;
  if (!wide) {
    return (
      <Sheet open onOpenChange={(open) => !open && props.onClose()} title={t`Files`} side="full">
        {panel}
      </Sheet>
    );
  }
  return (
    <>
      <ResizeHandle
        label={t`Width of the files panel`}
        value={percent}
        of="after"
        unit="percent"
        min={30}
        max={60}
        onChange={setPercent}
      />
      <aside
        aria-label={t`Files`}
        className="flex min-w-0 shrink-0 flex-col overflow-hidden"
        style={{ width: `${percent}%` }}
      >
        {panel}
      </aside>
    </>
  );
}
