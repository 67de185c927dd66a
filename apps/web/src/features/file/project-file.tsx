import { t } from "@lingui/core/macro";
import type { TreeFile } from "@neptun/api/file/schema";
import type { Project } from "@neptun/api/project/schema";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Ellipsis, FileX, Pin, PinOff, SquareArrowOutUpRight } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Button } from "../../components/button.tsx";
import type { CodeEditorHandle } from "../../components/code-editor.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Tooltip } from "../../components/tooltip.tsx";
import { isolated } from "../../lib/isolated.ts";
import { trpc } from "../../lib/trpc.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FileOrigin } from "./file-origin.tsx";
import { FilePath } from "./file-path.tsx";
import { ProjectFailure } from "./project-failure.tsx";
import { ProjectFileTabs } from "./project-file-tabs.tsx";
import { ProjectMenu } from "./project-menu.tsx";
import type { ProjectPlace } from "./project-place.ts";
import { TextSkeleton } from "./skeletons.tsx";
import { versionQuery } from "./use-chat-file.ts";
import { useUpdateTree } from "./use-update-tree.ts";

export interface ProjectFileProps {
  project: Project;
  path: string;
  /** What stands at the path; undefined where nothing does. */
  file: TreeFile | undefined;
  place: ProjectPlace;
  onGo: (place: ProjectPlace) => void;
  onShowMessage: (chatId: number, messageId: number) => void;
  /** The list is not beside it. */
  hasBack: boolean;
}

/** One path of a project: its text, where it comes from, and what else there is at it. */
export function ProjectFile({ project, path, file, place, onGo, onShowMessage, hasBack }: ProjectFileProps) {
  const { pin } = useUpdateTree();
  const viewer = useRef<CodeEditorHandle>(null);
  const panel = useRef<HTMLElement>(null);
  useCommand("file.find", () => (viewer.current ? viewer.current.openSearch() : false), { within: panel });
  return (
    <section aria-label={t`File ${path}`} ref={panel} className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-1 px-2">
        {hasBack && (
          <IconButton label={t`All files`} onClick={() => onGo({})}>
            <ArrowLeft aria-hidden="true" />
          </IconButton>
        )}
        <h2 className="min-w-0 flex-1 px-2 text-sm tracking-normal">
          <FilePath title={path} />
        </h2>
        {file && (
          <>
            <Tooltip
              text={file.pinned ? t`No longer sent with every question` : t`Sent with every question in this project`}
            >
              <Button
                variant="quiet"
                size="sm"
                aria-pressed={file.pinned}
                onClick={() => pin(project.id, path, !file.pinned)}
              >
                {file.pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
                {file.pinned ? t`Unpin` : t`Pin`}
              </Button>
            </Tooltip>
            <Tooltip text={t`Open in the chat “${isolated(file.chat_name)}”`}>
              <Button asChild variant="quiet" size="sm">
                <Link
                  to="/chats/$chatId"
                  params={{ chatId: String(file.chat_conversation_id) }}
                  search={{ file: file.id }}
                  aria-label={t`Open in its chat`}
                >
                  <SquareArrowOutUpRight aria-hidden="true" />
                  <span className="@max-md:hidden">{t`Open in its chat`}</span>
                </Link>
              </Button>
            </Tooltip>
            <ProjectMenu {...{ project, path, file, onGo }} isShown>
              <IconButton label={t`Options for this file`}>
                <Ellipsis aria-hidden="true" />
              </IconButton>
            </ProjectMenu>
          </>
        )}
      </header>
      {file ? (
        <Loaded {...{ project, path, file, place, onGo, onShowMessage, viewer }} />
      ) : (
        <EmptyState
          className="m-auto"
          icon={<FileX aria-hidden="true" />}
          title={t`There is no file at this path`}
          action={<Button onClick={() => onGo({})}>{t`Show all files`}</Button>}
        >
          {t`It may have been renamed or deleted.`}
        </EmptyState>
      )}
    </section>
  );
}

type LoadedProps = Omit<ProjectFileProps, "hasBack" | "file"> & {
  file: TreeFile;
  viewer: RefObject<CodeEditorHandle | null>;
};

function Loaded({ file: listed, ...props }: LoadedProps) {
  const { data, error, isPlaceholderData, refetch } = trpc.file.get.useQuery(
    { chat_id: listed.chat_conversation_id, file_id: listed.id },
    { ...versionQuery, placeholderData: keepPreviousData },
  );
  if (error && (!data || isPlaceholderData)) return <ProjectFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton />;
  return (
    <>
      <FileOrigin listed={listed} file={data.chatFile} />
      <ProjectFileTabs {...props} listed={listed} file={data.chatFile} isCurrent={!isPlaceholderData} />
    </>
  );
}
