import { t } from "@lingui/core/macro";
import type { Project } from "@neptun/api/project/schema";
import { Dialog } from "../../components/dialog.tsx";
import { ProjectForm } from "./project-form.tsx";
import { useUpdateProject } from "./use-update-project.ts";

export interface EditProjectDialogProps {
  project: Project;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function EditProjectDialog({ project, open, onOpenChange }: EditProjectDialogProps) {
  const update = useUpdateProject();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Edit project`}>
      <ProjectForm
        project={project}
        submitLabel={t`Save`}
        onCancel={() => onOpenChange(false)}
        onSubmit={async (input) => {
          await update.mutateAsync({ project_id: project.id, ...input });
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}
