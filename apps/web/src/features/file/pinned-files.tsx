import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { PinOff } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { cn } from "../../lib/cn.ts";
import { formatCount } from "./format-file.ts";
import { useUpdateTree } from "./use-update-tree.ts";

export interface PinnedFile {
  title: string;
  /** Its name, as the way to it. */
  link: ReactNode;
  /** What is to be known of it. */
  detail?: ReactNode;
}

export interface PinnedFilesProps {
  projectId: number;
  files: readonly PinnedFile[];
  className?: string;
}

const MOST_LISTED = 50;

/** What is sent along with every question of a project, each with the way to stop that. */
export function PinnedFiles({ projectId, files, className }: PinnedFilesProps) {
  const { pin } = useUpdateTree();
  const more = files.length - MOST_LISTED;
  return (
    <ul className={cn("overflow-y-auto", className)}>
      {files.slice(0, MOST_LISTED).map(({ title, link, detail }) => (
        <li key={title} className="flex items-center gap-1">
          <span className="flex min-w-0 flex-1">{link}</span>
          {detail}
          <IconButton label={t`Unpin ${title}`} size="icon-sm" onClick={() => pin(projectId, title, false)}>
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
  );
}
