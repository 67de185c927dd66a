import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight, Folder, Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { soon } from "../../components/soon.tsx";
import { projectsPage } from "../../lib/pages.ts";
import { trpc } from "../../lib/trpc.ts";
import { chatsText } from "./project-words.ts";

const NewProjectDialog = soon(() =>
  import("./new-project-dialog.tsx").then(({ NewProjectDialog }) => NewProjectDialog),
);

const SHOWN = 8;
const row =
  "flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm -outline-offset-2 hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-medium data-over:bg-selected data-over:outline-2 data-over:outline-ring coarse:h-11";

/** The projects in the sidebar, with the numbers of their chats. */
export function ProjectNav({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { data } = trpc.project.list.useQuery(projectsPage);
  const [creating, setCreating] = useState(false);
  const projects = data?.projects ?? [];
  return (
    <section aria-labelledby="projects-heading" className="pt-2">
      <div className="flex items-center justify-between">
        <h2 id="projects-heading" className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className="flex h-8 w-full items-center gap-1 rounded-md px-2.5 font-medium text-muted-foreground text-xs -outline-offset-2 hover:text-foreground coarse:h-11"
          >
            {t`Projects`}
            <ChevronRight
              aria-hidden="true"
              className={`size-3.5 transition-transform ${open ? "rotate-90 rtl:-rotate-90" : ""}`}
            />
          </button>
        </h2>
        <IconButton label={t`New project`} size="icon-sm" onClick={() => setCreating(true)}>
          <Plus aria-hidden="true" />
        </IconButton>
      </div>
      {open && (
        <ul>
          {projects.slice(0, SHOWN).map((project) => (
            <li key={project.id}>
              <Link
                to="/projects/$projectId"
                params={{ projectId: String(project.id) }}
                title={project.name}
                data-takes-chats={project.id}
                className={row}
              >
                <Folder className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {project.name}
                </span>
                <span aria-hidden="true" className="text-muted-foreground text-xs tabular-nums">
                  {project.chat_count}
                </span>
                <span className="sr-only"> {chatsText(project.chat_count)}</span>
              </Link>
            </li>
          ))}
          {projects.length > SHOWN && (
            <li>
              <Link to="/projects" className={`${row} text-muted-foreground`}>
                <Trans>All {projects.length} projects</Trans>
              </Link>
            </li>
          )}
          {data && projects.length === 0 && (
            <li className="px-2.5 py-1.5 text-muted-foreground text-sm">{t`None yet`}</li>
          )}
        </ul>
      )}
      {creating && <NewProjectDialog open onOpenChange={setCreating} />}
    </section>
  );
}
