import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Project } from "@neptun/api/project/schema";
import { Link } from "@tanstack/react-router";
import { GitFork, MessageSquarePlus, Pin } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import type { DropZoneActions } from "../../components/drop-zone.tsx";
import { formatSize } from "../../lib/format-size.ts";
import { AddButtons } from "./add-buttons.tsx";
import { AddMenu } from "./add-menu.tsx";
import { FilePath } from "./file-path.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { countLanguages, filterFiles, isFiltering, NO_FILTER } from "./filter-files.ts";
import { formatCount, partOf } from "./format-file.ts";
import { NoMatch } from "./no-match.tsx";
import { NoProjectFiles } from "./no-project-files.tsx";
import { PinnedFiles } from "./pinned-files.tsx";
import { ProjectDownloads } from "./project-downloads.tsx";
import { ProjectFileTree } from "./project-file-tree.tsx";
import type { ProjectPlace } from "./project-place.ts";
import type { ProjectItem } from "./use-project-files.ts";

export interface ProjectFileListProps {
  project: Project;
  items: readonly ProjectItem[];
  selectedPath: string | undefined;
  onGo: (place: ProjectPlace) => void;
  adding: DropZoneActions;
}

/** Up to here all folders are open at the beginning. */
const FEW = 200;

/** The paths of a project: filtered, the pinned ones first. */
export function ProjectFileList({ project, items, selectedPath, onGo, adding }: ProjectFileListProps) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [isOnConflicts, setOnConflicts] = useState(false);
  const languages = useMemo(() => countLanguages(items.map(({ file }) => file.language)), [items]);
  const inConflict = useMemo(() => items.filter(({ file }) => file.conflicts.length > 0), [items]);
  const onlyConflicts = isOnConflicts && inConflict.length > 0;
  const asked = useDeferredValue(filter);
  const shown = useMemo(
    () => filterFiles(onlyConflicts ? inConflict : items, asked, ({ file }) => file),
    [items, inConflict, onlyConflicts, asked],
  );
  const pinned = useMemo(() => shown.filter(({ file }) => file.pinned), [shown]);
  const size = useMemo(() => shown.reduce((sum, item) => sum + item.size, 0), [shown]);
  const isNarrowed = onlyConflicts || isFiltering(asked);
  return (
    <section aria-label={t`Files of the project`} className="@container flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-1 ps-4 pe-2">
        <h1 className="min-w-0 flex-1 truncate font-semibold text-[15px]">
          <Trans>
            Files{" "}
            <span className="ms-1 font-normal text-muted-foreground tabular-nums">{formatCount(items.length)}</span>
          </Trans>
        </h1>
        {items.length > 0 && (
          <>
            <AddMenu {...adding} />
            <ProjectDownloads project={project} />
          </>
        )}
      </div>
      {items.length === 0 ? (
        <NoProjectFiles
          action={
            <AddButtons
              actions={adding}
              before={
                <Button asChild variant="primary">
                  <Link to="/projects/$projectId" params={{ projectId: String(project.id) }}>
                    <MessageSquarePlus aria-hidden="true" />
                    {t`Start a chat`}
                  </Link>
                </Button>
              }
            />
          }
        />
      ) : (
        <>
          <FilterBar filter={filter} onChange={setFilter} languages={languages} />
          {inConflict.length > 0 && (
            <div className="shrink-0 px-2 pt-2">
              <Button
                variant="quiet"
                size="sm"
                aria-pressed={onlyConflicts}
                onClick={() => setOnConflicts(!onlyConflicts)}
                className="h-7 text-warning aria-pressed:bg-warning-muted"
              >
                <GitFork aria-hidden="true" />
                {plural(inConflict.length, {
                  one: "# path with more than one text",
                  other: "# paths with more than one text",
                })}
              </Button>
            </div>
          )}
          {pinned.length > 0 && (
            <section aria-labelledby="pinned-files" className="shrink-0 border-b px-1.5 pt-2 pb-1.5">
              <h2
                id="pinned-files"
                className="flex items-center gap-1.5 px-2.5 pb-1 font-medium text-muted-foreground text-xs"
              >
                <Pin aria-hidden="true" className="size-3.5" />
                <Trans>
                  Pinned
                  <span className="font-normal">· sent with every question</span>
                </Trans>
              </h2>
              <PinnedFiles
                projectId={project.id}
                className="max-h-44"
                files={pinned.map(({ path }) => ({
                  title: path,
                  link: (
                    <button
                      type="button"
                      aria-current={path === selectedPath ? "true" : undefined}
                      onClick={() => onGo({ path })}
                      className="flex min-h-8 min-w-0 flex-1 items-center rounded-md px-2.5 text-start text-sm -outline-offset-2 hover:bg-hover aria-[current]:bg-selected coarse:min-h-11"
                    >
                      <FilePath title={path} />
                    </button>
                  ),
                }))}
              />
            </section>
          )}
          {shown.length > 0 ? (
            <ProjectFileTree
              // Whether folders begin open is decided once for a tree.
              key={String(isNarrowed)}
              {...{ project, selectedPath, onGo }}
              items={shown}
              startsOpen={isNarrowed || items.length <= FEW}
            />
          ) : (
            <NoMatch
              onShowAll={() => {
                setFilter(NO_FILTER);
                setOnConflicts(false);
              }}
            />
          )}
          <p role="status" className="shrink-0 border-t px-4 py-1.5 text-muted-foreground text-xs tabular-nums">
            {partOf(shown.length, items.length)}, {formatSize(size)}
          </p>
        </>
      )}
    </section>
  );
}
