import { t } from "@lingui/core/macro";
import type { WholeProject } from "@neptun/api/project/schema";
import { PenLine, Share2, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { shareThing } from "../../lib/sharing.ts";
import { DeleteProjectDialog } from "./delete-project-dialog.tsx";
import { EditProjectDialog } from "./edit-project-dialog.tsx";
import { typeText } from "./project-words.ts";
import { useDeleteProject } from "./use-delete-project.ts";

/** What a project is, and the ways to change that. */
export function ProjectHead({ project }: { project: WholeProject }) {
  const [open, setOpen] = useState<"edit" | "delete">();
  const dialog = (name: typeof open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : undefined),
  });
  const deleteProject = useDeleteProject();
  const facts = [typeText(project.type), project.main_language].filter(Boolean);
  return (
    <div>
      <div className="flex flex-wrap items-start gap-2">
        <h1 dir="auto" className="min-w-0 flex-[1_1_12rem] break-words font-semibold text-2xl tracking-tight">
          {project.name}
        </h1>
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => setOpen("edit")}>
            <PenLine aria-hidden="true" />
            {t`Edit`}
          </Button>
          <Button onClick={() => shareThing({ project_id: project.id }, project.name)}>
            <Share2 aria-hidden="true" />
            {t`Share`}
          </Button>
          <IconButton
            label={t`Delete the project`}
            className="size-9 coarse:size-11"
            onClick={() => (project.chat_count > 0 ? setOpen("delete") : deleteProject(project, false))}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      </div>
      {facts.length > 0 && <p className="mt-1 text-muted-foreground text-sm">{facts.join(" · ")}</p>}
      {project.description && <p className="mt-4 whitespace-pre-wrap break-words">{project.description}</p>}
      <EditProjectDialog project={project} {...dialog("edit")} />
      <DeleteProjectDialog
        project={project}
        onDelete={(withChats) => deleteProject(project, withChats)}
        {...dialog("delete")}
      />
    </div>
  );
}
