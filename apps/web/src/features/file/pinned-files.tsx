import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Pin, PinOff } from "lucide-react";
import { IconButton } from "../../components/icon-button.tsx";
import { FilePath } from "./file-path.tsx";
import { formatCount } from "./format-file.ts";
import type { ProjectPlace } from "./project-place.ts";
import type { ProjectItem } from "./use-project-files.ts";
import { useUpdateTree } from "./use-update-tree.ts";

export interface PinnedFilesProps {
  projectId: number;
  items: readonly ProjectItem[];
  selectedPath: string | undefined;
  onGo: (place: ProjectPlace) => void;
}

const MOST_LISTED = 50;

/** What is sent along with every question, above all else. */
export function PinnedFiles({ projectId, items, selectedPath, onGo }: PinnedFilesProps) {
  const { pin } = useUpdateTree();
  const more = items.length - MOST_LISTED;
  return (
    <section aria-labelledby="pinned-files" className="shrink-0 border-b px-1.5 pt-2 pb-1.5">
      <h2 id="pinned-files" className="flex items-center gap-1.5 px-2.5 pb-1 font-medium text-muted-foreground text-xs">
        <Pin aria-hidden="true" className="size-3.5" />
        <Trans>
          Pinned
          <span className="font-normal">· sent with every question</span>
        </Trans>
      </h2>
      <ul className="max-h-44 overflow-y-auto">
        {items.slice(0, MOST_LISTED).map(({ path }) => (
          <li key={path} className="flex items-center gap-1">
            <button
              type="button"
              aria-current={path === selectedPath ? "true" : undefined}
              onClick={() => onGo({ path })}
              className="flex min-h-8 min-w-0 flex-1 items-center rounded-md px-2.5 text-start text-sm -outline-offset-2 hover:bg-hover aria-[current]:bg-selected coarse:min-h-11"
            >
              <FilePath title={path} />
            </button>
            <IconButton label={t`Unpin ${path}`} size="icon-sm" onClick={() => pin(projectId, path, false)}>
              <PinOff aria-hidden="true" />
            </IconButton>
          </li>
        ))}
        {more > 0 && (
          <li className="px-2.5 py-1 text-muted-foreground text-xs">
            <Trans>and {formatCount(more)} more</Trans>
          </li>
        )}
      </ul>
    </section>
  );
}
