import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Folder, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { NewProjectDialog } from "../features/project/new-project-dialog.tsx";
import { chatsText, typeText } from "../features/project/project-words.ts";
import { projectsPage } from "../lib/pages.ts";
import { trpc } from "../lib/trpc.ts";
import { useTitle } from "../lib/use-title.ts";
import { ScreenHeader } from "./screen-header.tsx";

export function Projects() {
  useTitle(t`Projects`);
  const { data } = trpc.project.list.useQuery(projectsPage);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      {t`New project`}
    </Button>
  );
  return (
    <>
      <ScreenHeader />
      <div className="screen">
        <div className="mx-auto w-full max-w-3xl pt-2">
          <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
            <h1 className="font-semibold text-2xl tracking-tight">{t`Projects`}</h1>
            {data && data.projects.length > 0 && create}
          </div>
          {data?.projects.length === 0 && (
            <EmptyState
              icon={<Folder aria-hidden="true" />}
              title={t`No projects yet`}
              action={create}
              className="rounded-xl border border-dashed"
            >
              {t`A project gathers the chats about one body of work, and tells the model what it is about.`}
            </EmptyState>
          )}
          <ul className="divide-y">
            {data?.projects.map((project) => (
              <li key={project.id}>
                <Link
                  to="/projects/$projectId"
                  params={{ projectId: String(project.id) }}
                  className="-mx-3 flex items-center gap-3 rounded-md px-3 py-3.5 hover:bg-muted"
                >
                  <Folder className="size-[18px] shrink-0 text-muted-foreground" aria-hidden="true" />
                  <span className="min-w-0 flex-1">
                    <span dir="auto" className="block truncate font-medium">
                      {project.name}
                    </span>
                    <span className="block truncate text-muted-foreground text-sm">
                      {[typeText(project.type), project.main_language, chatsText(project.chat_count)]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <NewProjectDialog open={creating} onOpenChange={setCreating} />
    </>
  );
}
