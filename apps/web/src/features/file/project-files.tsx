import { t } from "@lingui/core/macro";
import type { Project } from "@neptun/api/project/schema";
import { type ReactNode, useRef } from "react";
import type { DropZoneActions } from "../../components/drop-zone.tsx";
import { useIsNarrow } from "../../lib/use-media.ts";
import { AddFiles } from "./add-files.tsx";
import { ProjectFailure } from "./project-failure.tsx";
import { ProjectFile } from "./project-file.tsx";
import { ProjectFileList } from "./project-file-list.tsx";
import type { ProjectPlace } from "./project-place.ts";
import { ListSkeleton } from "./skeletons.tsx";
import { useFocusReturn } from "./use-focus-return.ts";
import { type ProjectItem, useProjectFiles } from "./use-project-files.ts";

export interface ProjectFilesProps {
  project: Project;
  place: ProjectPlace;
  onGo: (place: ProjectPlace) => void;
  onShowMessage: (chatId: number, messageId: number) => void;
}

/** The files of all chats of a project as one tree, and the one that is chosen beside it. Fills its parent. */
export function ProjectFiles({ project, place, onGo, onShowMessage }: ProjectFilesProps) {
  const { items, error, refetch } = useProjectFiles(project.id);
  if (!items) return error ? <ProjectFailure error={error} onRetry={() => void refetch()} /> : <ListSkeleton />;
  return (
    <AddFiles target={{ kind: "project", id: project.id }} name={project.name} className="flex-1">
      {(adding) => <Panes {...{ project, place, onGo, onShowMessage, items, adding }} />}
    </AddFiles>
  );
}

interface PanesProps extends ProjectFilesProps {
  items: readonly ProjectItem[];
  adding: DropZoneActions;
}

/** The list and the file side by side, or one of them where there is no room for both. */
function Panes({ project, place, onGo, onShowMessage, items, adding }: PanesProps) {
  const isNarrow = useIsNarrow();
  const { path } = place;
  const file = items.find((item) => item.path === path)?.file;
  const list = <ProjectFileList {...{ project, items, onGo, adding }} selectedPath={path} />;
  const open = path !== undefined && (
    <Chosen shown={path}>
      <ProjectFile key={path} {...{ project, path, file, place, onGo, onShowMessage }} hasBack={isNarrow} />
    </Chosen>
  );
  if (isNarrow) return open || list;
  if (items.length === 0 && !open) return list;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-[clamp(17rem,34%,27rem)] min-w-0 shrink-0 flex-col border-e">{list}</div>
      {open || (
        <p className="m-auto max-w-xs text-balance p-6 text-center text-muted-foreground text-sm">
          {t`Choose a file to read it here.`}
        </p>
      )}
    </div>
  );
}

/** Takes the focus where a person went to another file with a button. */
function Chosen({ shown, children }: { shown: string; children: ReactNode }) {
  const pane = useRef<HTMLDivElement>(null);
  useFocusReturn(pane, shown);
  return (
    <div ref={pane} tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col focus:outline-none">
      {children}
    </div>
  );
}
