import { t } from "@lingui/core/macro";
import { FileCode, FolderDown } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import type { DropZoneActions } from "../../components/drop-zone.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { errorText } from "../../lib/trpc.ts";
import { AddButtons } from "./add-buttons.tsx";
import { AddMenu } from "./add-menu.tsx";
import { archiveLink } from "./archive-link.ts";
import { ChatFileTree } from "./chat-file-tree.tsx";
import type { FilePlace } from "./file-place.ts";
import type { FileGroup } from "./file-versions.ts";
import { FilterBar } from "./filter-bar.tsx";
import { countLanguages, filterFiles, NO_FILTER } from "./filter-files.ts";
import { formatCount, partOf } from "./format-file.ts";
import { NoMatch } from "./no-match.tsx";
import { PanelHeader } from "./panel-header.tsx";
import { ListSkeleton } from "./skeletons.tsx";
import { useChatFiles } from "./use-chat-files.ts";

export interface FilesOverviewProps {
  chatId: number;
  onGo: (place: FilePlace) => void;
  onClose: () => void;
  /** The file that was open before; it gets the focus. */
  leftId?: number | undefined;
  adding: DropZoneActions;
}

export function FilesOverview({ chatId, onGo, onClose, leftId, adding }: FilesOverviewProps) {
  const { groups, error, refetch } = useChatFiles(chatId);
  const [first] = groups ?? [];
  return (
    <>
      <PanelHeader
        title={
          <>
            {t`Files`}{" "}
            {first && (
              <span className="ms-1 font-normal text-muted-foreground tabular-nums">{formatCount(groups!.length)}</span>
            )}
          </>
        }
        actions={
          first && (
            <>
              <AddMenu {...adding} />
              <DownloadAll userId={first.newest.neptun_user_id} chatId={chatId} />
            </>
          )
        }
        onClose={onClose}
      />
      {groups ? (
        first ? (
          <FilteredFiles groups={groups} onGo={onGo} leftId={leftId} />
        ) : (
          <NoFiles adding={adding} />
        )
      ) : error ? (
        <EmptyState
          className="m-auto"
          title={t`The files could not be loaded`}
          action={<Button onClick={() => refetch()}>{t`Try again`}</Button>}
        >
          {errorText(error)}
        </EmptyState>
      ) : (
        <ListSkeleton />
      )}
    </>
  );
}

/** A filter is worth its room from here on. */
const MANY = 6;

function FilteredFiles({
  groups,
  onGo,
  leftId,
}: { groups: FileGroup[] } & Pick<FilesOverviewProps, "onGo" | "leftId">) {
  const [filter, setFilter] = useState(NO_FILTER);
  const languages = useMemo(() => countLanguages(groups.map(({ newest }) => newest.language)), [groups]);
  const shown = useMemo(() => filterFiles(groups, filter, ({ newest }) => newest), [groups, filter]);
  const size = useMemo(() => shown.reduce((sum, { newest }) => sum + newest.size, 0), [shown]);
  return (
    <>
      {groups.length >= MANY && <FilterBar filter={filter} onChange={setFilter} languages={languages} />}
      {shown.length > 0 ? (
        <ChatFileTree groups={shown} onGo={onGo} leftId={leftId} />
      ) : (
        <NoMatch onShowAll={() => setFilter(NO_FILTER)} />
      )}
      <p role="status" className="shrink-0 border-t px-4 py-1.5 text-muted-foreground text-xs tabular-nums">
        {partOf(shown.length, groups.length)}, {formatSize(size)}
      </p>
    </>
  );
}

const DownloadAll = ({ userId, chatId }: { userId: number; chatId: number }) => (
  <Tooltip text={t`The newest version of every file, as a zip`}>
    <Button asChild size="sm" variant="quiet" className="coarse:min-w-11">
      <a href={archiveLink({ kind: "chat", id: chatId, userId })} download>
        <FolderDown aria-hidden="true" />
        <span className="max-[400px]:sr-only">{t`Download all`}</span>
      </a>
    </Button>
  </Tooltip>
);

const NoFiles = ({ adding }: { adding: DropZoneActions }) => (
  <EmptyState
    icon={<FileCode aria-hidden="true" />}
    title={t`No files yet`}
    className="m-auto"
    action={<AddButtons actions={adding} />}
  >
    {t`Every code block in an answer becomes a file here, under its own name. Ask for a Dockerfile, a workflow or a module; when a later answer changes it, you get a new version. Or drop files here.`}
  </EmptyState>
);
