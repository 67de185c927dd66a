import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { Dialog } from "../../components/dialog.tsx";
import { soon } from "../../components/soon.tsx";
import { Spinner } from "../../components/spinner.tsx";
import { useCreateProject } from "./use-create-project.ts";

const Waiting = () => <Spinner label={t`Loading`} />;
const ProjectForm = soon(() => import("./project-form.tsx").then(({ ProjectForm }) => ProjectForm), Waiting);

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
      <ProjectForm
        submitLabel={t`Create project`}
        onCancel={() => onOpenChange(false)}
        onSubmit={async (input) => {
          const { project } = await create(input);
          onOpenChange(false);
          await navigate({ to: "/projects/$projectId", params: { projectId: String(project.id) } });
        }}
      />
    </Dialog>
  );
}
