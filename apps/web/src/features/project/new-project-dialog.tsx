import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { useCreateProject } from "./use-create-project.ts";

const ProjectForm = lazy(() => import("./project-form.tsx").then(({ ProjectForm }) => ({ default: ProjectForm })));

export interface NewProjectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function NewProjectDialog({ open, onOpenChange }: NewProjectDialogProps) {
  const navigate = useNavigate();
  const create = useCreateProject();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t`New project`}
      description={t`A project gathers chats and the files that come out of them.`}
    >
      <Suspense fallback={<Spinner label={t`Loading`} />}>
        <ProjectForm
          submitLabel={t`Create project`}
          onCancel={() => onOpenChange(false)}
          onSubmit={async (input) => {
            const { project } = await create(input);
            onOpenChange(false);
            await navigate({ to: "/projects/$projectId", params: { projectId: String(project.id) } });
          }}
        />
      </Suspense>
    </Dialog>
  );
}
